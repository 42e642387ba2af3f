import type { Page } from 'playwright-core'
import { istanbul } from '../support/istanbul'
import type { Office } from './support/office'
import { openOfficeWithVisit, shownVisit } from './support/visit-form'
import { readVisit } from './support/visits'

describe('the form of a visit', () => {
  let office: Office

  beforeAll(async () => {
    office = await openOfficeWithVisit()
  })
  afterAll(() => office.close())

  test('plans the visit of Istanbul by keyboard alone, in the order of the form', async () => {
    const page = await office.signIn('officer', '/visits/new')
    await page.getByRole('heading', { level: 1 }).focus()
    await moveTo(page, 'Art des Besuchs')
    await choose(page, 'Besuch aus einer Partnerstadt')
    await moveTo(page, 'Name')
    await page.keyboard.type('Ekrem İmamoğlu')
    await moveTo(page, 'Amt')
    await page.keyboard.type('Bürgermeister von Istanbul')
    await moveTo(page, 'Art des Amtes')
    await choose(page, 'Stadtoberhaupt einer Partnerstadt')
    await moveTo(page, 'Land')
    await choose(page, 'Türkei')
    await moveTo(page, 'Organisation')
    await page.keyboard.type('Stadtverwaltung Istanbul')
    await moveTo(page, 'Monat')
    await page.keyboard.type('6')
    await moveTo(page, 'Jahr')
    await page.keyboard.type('2024')
    await moveTo(page, 'Ort 1')
    await page.keyboard.type('Rotes Rathaus')
    await moveTo(page, 'Deutsch')
    await page.keyboard.type('35 Jahre Städtepartnerschaft Berlin-Istanbul')
    await moveTo(page, 'Englisch')
    await page.keyboard.type('35 years of the Berlin-Istanbul partnership')
    await open(page, 'Gastgeber')
    await add(page, 'Gastgeber hinzufügen', 'Name')
    await page.keyboard.type('Kai Wegner')
    await moveTo(page, 'Amt')
    await page.keyboard.type('Regierender Bürgermeister von Berlin')
    await moveTo(page, 'Land')
    await choose(page, 'Deutschland')
    await open(page, 'Programm')
    await add(page, 'Programmpunkt hinzufügen', 'Was')
    await page.keyboard.type('Gespräch')
    await add(page, 'Programmpunkt hinzufügen', 'Was')
    await page.keyboard.type('Eintrag in das Goldene Buch')
    await open(page, 'Städtepartnerschaft und Jubiläum')
    await moveTo(page, 'Partnerschaft')
    await choose(page, 'Istanbul')
    await moveTo(page, 'Jubiläum')
    await choose(page, 'Istanbul')
    await moveTo(page, 'Wie viele Jahre?')
    await page.keyboard.type('35')
    await open(page, 'Sichtbarkeit')
    await moveTo(page, 'Sichtbarkeit')
    await choose(page, 'für die Presse')
    await open(page, 'Zitate')
    await add(page, 'Zitat hinzufügen', 'Wer sagt das?')
    await page.keyboard.type('Protokoll des Landes Berlin')
    await moveTo(page, 'Wortlaut')
    await page.keyboard.type(
      'Seit 35 Jahren sind Berlin und Istanbul einander verbunden. Das Goldene Buch hält auch diesen Besuch fest.',
    )
    await moveTo(page, 'Sprache')
    await choose(page, 'Deutsch')
    await moveTo(page, 'Status')
    await choose(page, 'freigegeben')
    await moveTo(page, 'Besuch planen')
    await page.keyboard.press('Enter')
    const visit = await readVisit(office.registry, await shownVisit(page))
    const { externalId: _, hosts, guests, ...fields } = istanbul().visit
    expect(visit).toMatchObject({ ...fields, status: 'planned' })
    expect(visit['hosts']).toMatchObject(hosts as object)
    expect(visit['guests']).toMatchObject(guests as object)
  })
})

/** The accessible name of the focused element, roughly: its label, or its own words. */
const focusedName = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const focused = document.activeElement
    const label =
      focused instanceof HTMLInputElement ||
      focused instanceof HTMLSelectElement ||
      focused instanceof HTMLTextAreaElement
        ? focused.labels?.[0]
        : focused
    return label?.firstChild?.textContent?.trim() ?? ''
  })

/** Moves the focus forward by the tab key until it is at this field or button. */
async function moveTo(page: Page, name: string): Promise<void> {
  for (let steps = 0; steps < 60; steps++) {
    await page.keyboard.press('Tab')
    if ((await focusedName(page)) === name) return
  }
  throw new Error(`The tab key does not lead to ${name}.`)
}

async function open(page: Page, part: string): Promise<void> {
  await moveTo(page, part)
  await page.keyboard.press('Enter')
}

/** Adds a row, and waits until the focus is at its first field. */
async function add(page: Page, button: string, field: string): Promise<void> {
  await moveTo(page, button)
  await page.keyboard.press('Enter')
  await page.waitForFunction((label) => {
    const focused = document.activeElement
    return focused instanceof HTMLInputElement && focused.labels?.[0]?.firstChild?.textContent === label
  }, field)
}

/** Chooses an option of the focused list by the arrow key. */
async function choose(page: Page, option: string): Promise<void> {
  const chosen = page.locator('select:focus > option:checked')
  const options = await page.locator('select:focus > option').count()
  for (let steps = 0; steps < options; steps++) {
    if ((await chosen.innerText()) === option) return
    await page.keyboard.press('ArrowDown')
  }
  throw new Error(`The list has no option ${option}.`)
}
