/** What appears on the pages of notices only after a step is accessible as well, and fits: dialogs, refusals, choices. */
import type { Page } from 'playwright-core'
import { overflowOf, violationsOn } from './support/accessibility'
import { changeVisit, fieldOf, recordIstanbul, recordNotice, takeStep, told } from './support/notices'
import { openOffice, type Office } from './support/office'
import { save } from './support/visit-form'

let office: Office

beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const LOOKS = [
  { width: 320, colorScheme: 'dark' },
  { width: 1280, colorScheme: 'light' },
] as const

/** Checks the page as it is now. */
async function expectSound(page: Page): Promise<void> {
  expect({ violations: await violationsOn(page), overflow: await overflowOf(page) }).toEqual({
    violations: [],
    overflow: 0,
  })
}

describe.each(LOOKS)('$width px wide, $colorScheme', ({ width, colorScheme }) => {
  const look = { viewport: { width, height: 800 }, colorScheme }
  let visitId: string

  beforeAll(async () => {
    visitId = await recordIstanbul(office.registry)
  })

  test('the dialogs of a draft, and the refusal of an approval', async () => {
    const visit = await recordIstanbul(office.registry)
    const { address } = await recordNotice(office.registry, visit)
    const page = await office.signIn('press', address, look)
    await page.getByRole('button', { name: 'Neu zusammenstellen' }).click()
    await expectSound(page)
    await page.keyboard.press('Escape')
    await changeVisit(office.registry, visit, { venues: ['Schloss Bellevue'] })
    await takeStep(page, 'Freigeben')
    await page.getByRole('dialog').getByText('Schloss Bellevue').waitFor()
    await expectSound(page)
  })

  test('faults of an edit, a note of a change meanwhile, and a choice between two versions', async () => {
    const { address } = await recordNotice(office.registry, visitId)
    const page = await office.signIn('press', `${address}/edit`, look)
    await fieldOf(page, '/headline').fill('')
    await page.getByLabel('Uhrzeit').fill('10:00')
    await save(page).click()
    await page.locator('.error-summary').waitFor()
    await expectSound(page)
    await page.getByLabel('Uhrzeit').fill('')
    await fieldOf(page, '/blocks/0/text').fill('Meins')
    await office.registry.send('PATCH', `/v1${address}`, {
      body: { blocks: [{ heading: 'Kopf', text: 'Anderes' }] },
      headers: { 'if-match': '*' },
    })
    await fieldOf(page, '/headline').fill('Meine Überschrift')
    await save(page).click()
    await page.getByRole('group', { name: 'Absätze' }).waitFor()
    await expectSound(page)
  })

  test('the proposals of a recomposition', async () => {
    const visit = await recordIstanbul(office.registry)
    const { address } = await recordNotice(office.registry, visit)
    const page = await office.signIn('press', `${address}/edit`, look)
    await fieldOf(page, '/blocks/0/text').fill('Mein Absatz.')
    await save(page).click()
    await page.getByText('Gespeichert.').waitFor()
    await takeStep(page, 'Neu zusammenstellen')
    await page.getByRole('group', { name: 'Absatz 1' }).waitFor()
    await expectSound(page)
    await page.getByRole('button', { name: 'Auswahl speichern' }).click()
    await told(page, 'Die Absätze bleiben, wie sie sind.')
    expect(await page.getByRole('group', { name: 'Absatz 1' }).count()).toBe(0)
  })

  test('an issued notice with its forms, its correction and its retraction', async () => {
    const { address } = await recordNotice(office.registry, visitId, { steps: ['approval', 'issue'] })
    const page = await office.signIn('press', `${address}/edit`, look)
    await fieldOf(page, '/correction').fill('Der Ort war falsch.')
    await fieldOf(page, '/headline').fill('Neue Überschrift')
    await expectSound(page)
    await page.getByRole('button', { name: 'Berichtigung veröffentlichen' }).click()
    await page.getByText('Gespeichert.').waitFor()
    await page.getByText('Formen zeigen').click()
    await page.locator('pre').waitFor()
    await expectSound(page)
    await takeStep(page, 'Zurückziehen', 'Der Besuch fand nicht statt.')
    await told(page, 'Die Mitteilung ist zurückgezogen.')
    await expectSound(page)
  })
})
