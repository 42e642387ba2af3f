/** A map of values by key. Those of the registry are read at the first use. */
export class LazyMap<Value> {
  #loaded: Promise<Map<string, Value>> | undefined

  constructor(
    private readonly load: () => Promise<readonly Value[]>,
    private readonly keyOf: (value: Value) => string,
  ) {}

  async get(key: string): Promise<Value | undefined> {
    return (await this.#map()).get(key)
  }

  async set(value: Value): Promise<void> {
    const map = await this.#map()
    map.set(this.keyOf(value), value)
  }

  /** @throws the refusal when the key has a value */
  async add(value: Value, refusal: (other: Value) => Error): Promise<void> {
    const map = await this.#map()
    const key = this.keyOf(value)
    const other = map.get(key)
    if (other !== undefined) throw refusal(other)
    map.set(key, value)
  }

  async values(): Promise<Value[]> {
    return [...(await this.#map()).values()]
  }

  async #map(): Promise<Map<string, Value>> {
    this.#loaded ??= this.load().then((values) => new Map(values.map((value) => [this.keyOf(value), value])))
    return await this.#loaded
  }
}
