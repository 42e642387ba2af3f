/** Tells listeners that something has happened: soon after, and once for all that happens together. */
export class Notifier {
  private readonly listeners = new Set<() => void>()
  private rung = false

  /** Gives what ends it. */
  onNotify(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  notify(): void {
    if (this.rung) return
    this.rung = true
    queueMicrotask(() => {
      this.rung = false
      this.listeners.forEach((listener) => listener())
    })
  }

  clear(): void {
    this.listeners.clear()
  }
}
