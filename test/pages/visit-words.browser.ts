/** What a visit holds in words: its kind, a source without a web address, the reason of a change, and its outcome. */
import type { Office } from './support/office'
import {
  enterDate,
  fillIn,
  openOfficeWithVisit,
  planVisit,
  save,
  shownVisit,
  submit,
} from './support/visit-form'
import { readVisit, recordVisit, takeStep } from './support/visits'

let office: Office

beforeAll(async () => {
  office = await openOfficeWithVisit()
})
afterAll(() => office.close())

test('records a kind and a source in words, and asks for the words that are missing', async () => {
  const page = await office.signIn('officer', '/visits/new')
  await fillIn(page, 'Richtfest des Archivs')
  await page.locator('#field-kind').selectOption('other')
  await page.locator('summary', { hasText: 'Quellen' }).click()
  await page.getByRole('button', { name: 'Quelle hinzufügen' }).click()
  await page.getByLabel('Beleg', { exact: true }).selectOption('berichtet')
  await submit(page).click()
  const faults = page.locator('.error-summary').getByRole('link')
  await faults.first().waitFor()
  expect(await faults.allInnerTexts()).toEqual(['Art in Worten: Bitte die Art des Besuchs in Worten angeben'])
  await page.getByRole('group', { name: 'Art in Worten' }).getByLabel('Deutsch').fill('Richtfest')
  await page.getByLabel('oder Fundstelle in Worten').fill('LAB, A Rep. 021 Nr. 14')
  await submit(page).click()
  const id = await shownVisit(page)
  await page.getByText('LAB, A Rep. 021 Nr. 14').waitFor()
  expect(await page.locator('.lead').textContent()).toContain('Richtfest')
  expect(await readVisit(office.registry, id)).toMatchObject({
    kind: 'other',
    kindInWords: { de: 'Richtfest' },
    sources: [{ reference: 'LAB, A Rep. 021 Nr. 14', evidence: 'reported' }],
  })
})

test('keeps the reason of a rescheduling in the history, and not on the visit', async () => {
  const id = await planVisit(office, { start: '2026-11-17' })
  const page = await office.signIn('officer', `/visits/${id}/edit`)
  await enterDate(page, 'Beginn', { Tag: '18' })
  await page.getByLabel('Grund der Änderung').fill('Der Saal ist belegt.')
  await save(page).click()
  await page.locator('.history').getByText('Der Saal ist belegt.').waitFor()
  expect(await readVisit(office.registry, id)).toMatchObject({ start: '2026-11-18', version: 2 })
  const { body } = await office.registry.send('GET', `/v1/visits/${id}/changes`)
  expect(body['items']).toMatchObject([
    { type: 'visit.planned' },
    { type: 'visit.rescheduled', reason: 'Der Saal ist belegt.' },
  ])
})

test('takes what came of a visit with its completion', async () => {
  const visit = await recordVisit(office.registry)
  await takeStep(office.registry, visit, { status: 'confirmed' })
  const page = await office.signIn('officer', `/visits/${visit.id}`)
  await page.getByRole('button', { name: 'Abschließen' }).click()
  const dialog = page.getByRole('dialog', { name: 'Besuch abschließen' })
  await dialog
    .getByRole('group', { name: 'Ergebnis' })
    .getByLabel('Deutsch')
    .fill('Ein Austausch ist vereinbart.')
  await dialog.getByRole('button', { name: 'Abschließen' }).click()
  await page.getByText('Der Besuch ist abgeschlossen.').waitFor()
  await page.locator('section', { hasText: 'Ergebnis' }).getByText('Ein Austausch ist vereinbart.').waitFor()
  expect(await readVisit(office.registry, visit.id)).toMatchObject({
    status: 'completed',
    outcome: { de: 'Ein Austausch ist vereinbart.' },
  })
})
