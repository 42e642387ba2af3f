import { randomBytes } from 'node:crypto'
import type { Clock } from '../clock'

interface Entry<Value> {
  value: Value
  /** Milliseconds since 1970. */
  expiresAt: number
}

/** Opaque random tokens with a value each, in memory: codes, sessions and refresh tokens. */
export class ExpiringTokens<Value> {
  private readonly entries = new Map<string, Entry<Value>>()

  constructor(private readonly clock: Clock) {}

  issue(value: Value, seconds: number): string {
    return this.add({ value, expiresAt: this.clock.now() + seconds * 1000 })
  }

  /** Undefined for an unknown or expired token. */
  find(token: string): Value | undefined {
    return this.valid(token)?.value
  }

  /** Finds a token's value and invalidates the token. */
  take(token: string): Value | undefined {
    const value = this.find(token)
    this.entries.delete(token)
    return value
  }

  /**
   * Replaces a token by a new one that expires at the same time. The old token stays valid for the grace period.
   */
  replace(token: string, graceSeconds: number): string | undefined {
    const entry = this.valid(token)
    if (!entry) return undefined
    const graceEnd = this.clock.now() + graceSeconds * 1000
    this.entries.set(token, { ...entry, expiresAt: Math.min(entry.expiresAt, graceEnd) })
    return this.add(entry)
  }

  private add(entry: Entry<Value>): string {
    for (const token of this.entries.keys()) if (!this.valid(token)) this.entries.delete(token)
    const token = randomBytes(32).toString('base64url')
    this.entries.set(token, entry)
    return token
  }

  private valid(token: string): Entry<Value> | undefined {
    const entry = this.entries.get(token)
    return entry && entry.expiresAt > this.clock.now() ? entry : undefined
  }
}
