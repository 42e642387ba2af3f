/** Few, so that the same things are met again and again, and get a history. */
const AT_MOST = 12

/** The latest values, each once by its key. */
export class LatestValues<Value> {
  private readonly values = new Map<unknown, Value>()

  keep(key: unknown, value: Value): void {
    this.values.delete(key)
    this.values.set(key, value)
    if (this.values.size > AT_MOST) this.values.delete(this.values.keys().next().value)
  }

  get(key: unknown): Value | undefined {
    return this.values.get(key)
  }

  /** The latest for 0, and so on back, round and round. */
  pick(number: number): Value | undefined {
    const values = [...this.values.values()]
    return values.at(-1 - (number % Math.max(1, values.length)))
  }
}
