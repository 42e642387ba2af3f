/** A sleep that another task can end. */
export class Wake {
  private called = false
  private resolveSleep: () => void = () => {}

  /** Ends the current sleep, or the next one when nothing sleeps. */
  call(): void {
    this.called = true
    this.resolveSleep()
  }

  /** Resolves after some time, or earlier by a call. */
  async sleep(milliseconds: number): Promise<void> {
    if (!this.called) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, milliseconds)
        this.resolveSleep = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
    this.called = false
  }
}
