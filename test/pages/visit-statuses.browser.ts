/** Visits that are postponed, reinstated and planned again, on the pages. */
import type { Page } from 'playwright-core'
import { openOffice, type Office } from './support/office'
import { readVisit, recordVisit, takeStep } from './support/visits'

let office: Office

beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const guest = (name: string) => ({
  guests: [{ name, office: 'Botschafter', officeClass: 'ambassador', country: 'FR' }],
})
const factsOf = (page: Page) => page.locator('.facts').first()
const names = (page: Page) => page.locator('.agenda .who').allTextContents()

/** Takes a step in its dialog. */
async function step(page: Page, button: string, reason?: string): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click()
  const dialog = page.getByRole('dialog')
  if (reason !== undefined) await dialog.getByLabel('Grund').fill(reason)
  await dialog.getByRole('button', { name: button, exact: true }).click()
}

describe('the file of a visit', () => {
  test('postpones it with a reason, takes its new day, and reinstates it', async () => {
    const { id } = await recordVisit(office.registry, { start: '2198-03-02T09:00' })
    const page = await office.signIn('officer', `/visits/${id}`)
    await step(page, 'Auf unbestimmte Zeit verschieben')
    await page.getByRole('dialog').getByRole('alert').getByText('Bitte geben Sie den Grund an').waitFor()
    await page.getByRole('dialog').getByLabel('Grund').fill('Der Flughafen wird bestreikt.')
    await page.getByRole('dialog').getByRole('button', { name: 'Auf unbestimmte Zeit verschieben' }).click()
    await page.getByRole('status').filter({ hasText: 'auf unbestimmte Zeit verschoben' }).waitFor()
    expect(await factsOf(page).textContent()).toContain('Bisheriger Beginn')
    expect(await page.locator('.history li').first().textContent()).toMatch(
      /^auf unbestimmte Zeit verschoben.*Der Flughafen wird bestreikt\.$/,
    )
    expect(await page.getByRole('link', { name: 'Mitteilung' }).count()).toBe(0)

    await page.getByRole('link', { name: 'Bearbeiten' }).click()
    await page.getByText('Tragen Sie hier die neuen Tage ein').waitFor()
    await page.locator('fieldset', { hasText: 'Beginn' }).first().getByLabel('Monat').fill('5')
    await page.getByRole('button', { name: 'Speichern' }).click()
    await page.locator('.history').getByText('verschoben: von').waitFor()
    expect(await readVisit(office.registry, id)).toMatchObject({
      status: 'postponed',
      start: '2198-05-02T09:00',
    })

    await step(page, 'Als bestätigt wieder aufnehmen', 'Der Streik ist vorbei.')
    await page.getByText('Der Besuch ist wieder aufgenommen und bestätigt.').waitFor()
    expect(await factsOf(page).textContent()).not.toContain('Bisheriger')
    expect(await page.locator('.history li').first().textContent()).toMatch(
      /^wieder aufgenommen: bestätigt.*Der Streik ist vorbei\.$/,
    )
  })

  test('takes a confirmation back without a reason', async () => {
    const planned = await recordVisit(office.registry, { start: '2198-03-02T09:00' })
    await takeStep(office.registry, planned, { status: 'confirmed' })
    const page = await office.signIn('officer', `/visits/${planned.id}`)
    await step(page, 'Bestätigung zurücknehmen')
    await page.getByText('Der Besuch ist wieder geplant.').waitFor()
    expect(await readVisit(office.registry, planned.id)).toMatchObject({ status: 'planned', version: 3 })
  })

  test('reinstates a cancelled visit, and warns that its day is over', async () => {
    const planned = await recordVisit(office.registry)
    await takeStep(office.registry, planned, { status: 'cancelled', reason: 'Illness' })
    const page = await office.signIn('officer', `/visits/${planned.id}`)
    await step(page, 'Als geplant wieder aufnehmen', 'Es war ein Versehen.')
    await page.getByText('Der Besuch ist wieder aufgenommen und geplant.').waitFor()
    await page.getByText('Der Besuch ist wieder geplant, aber sein letzter Tag ist vorbei.').waitFor()
    expect(await readVisit(office.registry, planned.id)).toMatchObject({ status: 'planned' })
  })

  test('says all of it in English', async () => {
    const planned = await recordVisit(office.registry)
    await takeStep(office.registry, planned, { status: 'postponed', reason: 'A strike' })
    const page = await office.signIn('officer', `/visits/${planned.id}`)
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('button', { name: 'Reinstate as planned' }).waitFor()
    await page.getByText('The visit is postponed. Enter the new days with “Edit”').waitFor()
    expect(await page.locator('.history li').first().textContent()).toMatch(/^postponed/)
  })

  test('shows no day on the day sheet of a postponed visit', async () => {
    const planned = await recordVisit(office.registry, { start: '2198-03-02T09:00' })
    await takeStep(office.registry, planned, { status: 'postponed', reason: 'A strike' })
    const page = await office.signIn('officer', `/visits/${planned.id}/day-sheet`)
    await page.locator('.sheet').waitFor()
    expect(await page.locator('.lead').textContent()).toBe('Tag offen')
    expect(await page.locator('.mark').textContent()).toContain('auf unbestimmte Zeit verschoben')
    expect(await page.locator('main').textContent()).not.toMatch(/2198/)
  })
})

describe('the agenda', () => {
  beforeAll(async () => {
    const on = (day: string, name: string) =>
      recordVisit(office.registry, { start: `2197-03-0${day}T09:00`, ...guest(name) })
    await on('1', 'Anna Geplant')
    await takeStep(office.registry, await on('2', 'Berta Bestätigt'), { status: 'confirmed' })
    const reason = 'A strike'
    await takeStep(office.registry, await on('3', 'Clara Abgesagt'), { status: 'cancelled', reason })
    await takeStep(office.registry, await on('4', 'Dora Verschoben'), { status: 'postponed', reason })
  })

  const march = '/visits?from=2197-03-01&to=2197-03-31'

  test('takes several statuses, which stand in its address', async () => {
    const page = await office.signIn('officer', march)
    await page.getByText('3 angezeigt').waitFor()
    expect(await names(page)).toEqual(['Anna Geplant', 'Berta Bestätigt', 'Clara Abgesagt'])
    await page.getByRole('checkbox', { name: 'bestätigt' }).check()
    await page.getByText('1 angezeigt').waitFor()
    await page.getByRole('checkbox', { name: 'geplant' }).check()
    await page.getByText('2 angezeigt').waitFor()
    expect(await names(page)).toEqual(['Anna Geplant', 'Berta Bestätigt'])
    expect(new URL(page.url()).searchParams.get('status')).toBe('planned,confirmed')

    const other = await office.signIn('reader', page.url().slice(office.registry.run.url.length))
    await other.getByText('2 angezeigt').waitFor()
    expect(await other.getByRole('checkbox', { name: 'geplant' }).isChecked()).toBe(true)
    expect(await other.getByRole('checkbox', { name: 'abgesagt' }).isChecked()).toBe(false)
  })

  test('shows postponed visits apart, without their old day', async () => {
    const page = await office.signIn('officer', march)
    await page.getByText('3 angezeigt').waitFor()
    await page.getByRole('link', { name: 'Verschobene' }).click()
    await page.getByText('Dora Verschoben').waitFor()
    expect(await page.locator('.day h2').allTextContents()).toEqual(['Tag offen'])
    const item = page.locator('.agenda li', { hasText: 'Dora Verschoben' })
    expect(await item.textContent()).toContain('auf unbestimmte Zeit verschoben')
    expect(await item.locator('time').count()).toBe(0)
    expect(await page.locator('main').textContent()).not.toContain('2197')
    await page.getByRole('link', { name: 'Kommende' }).click()
    await page.getByText('Anna Geplant').waitFor()
    expect(await page.getByText('Dora Verschoben').count()).toBe(0)
  })

  test('asks for a new day of a postponed visit on the page of today', async () => {
    const page = await office.signIn('officer')
    await page.getByRole('link', { name: 'Neuen Tag finden: Dora Verschoben' }).click()
    await page.getByRole('heading', { level: 1, name: 'Dora Verschoben' }).waitFor()
  })
})
