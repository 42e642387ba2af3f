/** Items by the time they are due, earliest first (a binary heap). */
export class TimerHeap<Item> {
  private readonly entries: { at: number; item: Item }[] = []

  add(at: number, item: Item): void {
    const { entries } = this
    entries.push({ at, item })
    for (let child = entries.length - 1; child > 0;) {
      const parent = (child - 1) >> 1
      if (this.timeOf(parent) <= this.timeOf(child)) return
      this.swap(parent, child)
      child = parent
    }
  }

  /** The earliest entry, which remains in the heap. */
  get first(): { at: number; item: Item } | undefined {
    return this.entries[0]
  }

  /** Removes the earliest entry. */
  shift(): void {
    const { entries } = this
    this.swap(0, entries.length - 1)
    entries.pop()
    for (let parent = 0; ;) {
      const [left, right] = [2 * parent + 1, 2 * parent + 2]
      const child = this.timeOf(right) < this.timeOf(left) ? right : left
      if (this.timeOf(parent) <= this.timeOf(child)) return
      this.swap(parent, child)
      parent = child
    }
  }

  private timeOf(index: number): number {
    return this.entries[index]?.at ?? Number.POSITIVE_INFINITY
  }

  private swap(one: number, other: number): void {
    const [first, second] = [this.entries[one], this.entries[other]]
    if (!first || !second) return
    this.entries[one] = second
    this.entries[other] = first
  }
}
