interface Entry<Item> {
  at: number
  item: Item
}

/** Different items by the time they are due, earliest first (a binary heap). */
export class TimerHeap<Item> {
  private readonly entries: Entry<Item>[] = []
  private readonly positions = new Map<Item, number>()

  /** The earliest entry, which remains in the heap. */
  get first(): Entry<Item> | undefined {
    return this.entries[0]
  }

  get size(): number {
    return this.entries.length
  }

  add(at: number, item: Item): void {
    this.entries.push({ at, item })
    this.rise(this.entries.length - 1)
  }

  /** Removes an item, so that nothing of it is kept. Returns whether the heap had it. */
  delete(item: Item): boolean {
    const position = this.positions.get(item)
    if (position === undefined) return false
    this.positions.delete(item)
    const last = this.entries.pop()
    if (last && position < this.entries.length) {
      this.place(last, position)
      this.rise(position)
      this.sink(position)
    }
    return true
  }

  private rise(position: number): void {
    const entry = this.entries[position]
    const above = (position - 1) >> 1
    const parent = this.entries[above]
    if (!entry) return
    this.place(entry, position)
    if (!parent || parent.at <= entry.at) return
    this.place(parent, position)
    this.place(entry, above)
    this.rise(above)
  }

  private sink(position: number): void {
    const entry = this.entries[position]
    const [left, right] = [2 * position + 1, 2 * position + 2]
    const below = this.timeOf(right) < this.timeOf(left) ? right : left
    const child = this.entries[below]
    if (!entry || !child || entry.at <= child.at) return
    this.place(child, position)
    this.place(entry, below)
    this.sink(below)
  }

  private place(entry: Entry<Item>, position: number): void {
    this.entries[position] = entry
    this.positions.set(entry.item, position)
  }

  private timeOf(position: number): number {
    return this.entries[position]?.at ?? Number.POSITIVE_INFINITY
  }
}
