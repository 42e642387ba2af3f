/** Lets a reader rest between two looks, and be woken early; a call that comes while nobody rests is not lost. */
export class Wake {
  private called = false
  private rouse: () => void = () => {}

  call(): void {
    this.called = true
    this.rouse()
  }

  /** Settles when called, at once if that was since the last rest, or after some time. */
  async rest(milliseconds: number): Promise<void> {
    if (!this.called) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, milliseconds)
        this.rouse = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
    this.called = false
  }
}
