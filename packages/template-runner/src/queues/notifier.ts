/** Calls listeners in a microtask, once for all notifications of the current task. */
export class Notifier {
  private readonly listeners = new Set<() => void>()
  private scheduled = false

  /** Returns a function that removes the listener. */
  onNotify(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  notify(): void {
    if (this.scheduled) return
    this.scheduled = true
    queueMicrotask(() => {
      this.scheduled = false
      this.listeners.forEach((listener) => listener())
    })
  }

  clear(): void {
    this.listeners.clear()
  }
}
