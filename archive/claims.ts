import type { ApiProblem } from '../cli/api-errors'

/** Values of which each can be used once: those of the registry, which are read at the first use, and of the new items. */
export class Claims<Value> {
  #taken: Promise<Map<string, Value>> | undefined

  constructor(
    private readonly read: () => Promise<Value[]>,
    private readonly keyOf: (value: Value) => string,
  ) {}

  /** @throws the refusal when another thing has the value */
  async claim(value: Value, refusal: (other: Value) => ApiProblem): Promise<void> {
    const taken = await this.#values()
    const key = this.keyOf(value)
    const other = taken.get(key)
    if (other !== undefined) throw refusal(other)
    taken.set(key, value)
  }

  async all(): Promise<Value[]> {
    return [...(await this.#values()).values()]
  }

  async #values(): Promise<Map<string, Value>> {
    this.#taken ??= this.read().then((values) => new Map(values.map((value) => [this.keyOf(value), value])))
    return await this.#taken
  }
}
