/** A person who uses the keyboard alone. */
import type { Locator, Page } from 'playwright-core'

/** More stops than any page has. */
const MOST_STOPS = 250

export class Keyboard {
  constructor(private readonly page: Page) {}

  /** Moves the focus with Tab, and with Shift+Tab from the end, until the element has it. */
  async moveTo(element: Locator): Promise<void> {
    await element.waitFor()
    for (let stop = 0; stop < MOST_STOPS; stop += 1) {
      if (await element.evaluate((it) => it === document.activeElement)) return
      await this.page.keyboard.press('Tab')
    }
    throw new Error(`The keyboard does not reach ${element.toString()}.`)
  }

  /** Presses a button, follows a link or opens a fold. */
  async press(element: Locator): Promise<void> {
    await this.moveTo(element)
    await this.page.keyboard.press('Enter')
  }

  /** Replaces the text of the field for a JSON pointer. */
  async write(pointer: string, text: string): Promise<void> {
    await this.moveTo(this.field(pointer))
    await this.page.keyboard.press('ControlOrMeta+A')
    if (text === '') await this.page.keyboard.press('Delete')
    else await this.page.keyboard.insertText(text)
  }

  /** Chooses the option with this value, by its first letter and the arrow keys. */
  async choose(pointer: string, value: string): Promise<void> {
    const field = this.field(pointer)
    await this.moveTo(field)
    const label = await field.locator(`option[value="${value}"]`).innerText()
    await this.page.keyboard.press(label.slice(0, 1))
    for (let step = 0; step < MOST_STOPS; step += 1) {
      if ((await field.inputValue()) === value) return
      await this.page.keyboard.press('ArrowDown')
    }
    throw new Error(`The keyboard does not choose ${value} at ${pointer}.`)
  }

  /** Fills the parts of a date. */
  async writeDate(pointer: string, date: { day?: string; month: string; year: string }): Promise<void> {
    await this.write(pointer, date.day ?? '')
    await this.write(`${pointer}-month`, date.month)
    await this.write(`${pointer}-year`, date.year)
  }

  private field(pointer: string): Locator {
    return this.page.locator(`#field${pointer.replaceAll('/', '-')}`)
  }
}
