/** Few, so that many requests concern the same thing, which then has a history. */
const MAX_VALUES = 12

/** Keeps the latest values, one for each key. */
export class LatestValues<Value> {
  private readonly values = new Map<unknown, Value>()

  keep(key: unknown, value: Value): void {
    this.values.delete(key)
    this.values.set(key, value)
    if (this.values.size > MAX_VALUES) this.values.delete(this.values.keys().next().value)
  }

  get(key: unknown): Value | undefined {
    return this.values.get(key)
  }

  /** The latest value for 0, the one before it for 1, and so on; wraps around. */
  pick(number: number): Value | undefined {
    const values = [...this.values.values()]
    return values.at(-1 - (number % Math.max(1, values.length)))
  }
}
