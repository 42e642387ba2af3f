/** Guests whose names are not known yet, and guests of no country or of a former one, in the form of a visit. */
import type { Page } from 'playwright-core'
import { openOffice, type Office } from './support/office'
import { enterDate, planVisit, save, shownVisit, submit } from './support/visit-form'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const guestsOf = async (id: string) =>
  (await office.registry.send('GET', `/v1/visits/${id}`)).body['guests'] as readonly object[]
const country = (page: Page) => page.getByLabel('Land', { exact: true }).first()

test('a visit is planned by the office of its guest, who is of no country, and named later', async () => {
  const page = await office.signIn('officer', '/visits/new')
  await page.getByLabel('Amt', { exact: true }).fill('Generalsekretär der Vereinten Nationen')
  await page.getByLabel('Art des Amtes').selectOption('international-organisation')
  await enterDate(page, 'Beginn', { Tag: '3', Monat: '12', Jahr: '2026' })
  await page.getByLabel('Deutsch', { exact: true }).fill('Ohne Namen')
  await submit(page).click()
  const faults = page.locator('.error-summary').getByRole('link')
  await faults.first().waitFor()
  expect(await faults.allInnerTexts()).toEqual(['Gast 1, Land: Bitte wählen Sie ein Land'])
  await country(page).selectOption('kein Land (internationale Organisation, staatenlos)')
  await submit(page).click()
  const id = await shownVisit(page)
  const guest = {
    kind: 'person',
    office: 'Generalsekretär der Vereinten Nationen',
    officeClass: 'international-organisation',
  }
  expect(await guestsOf(id)).toEqual([guest])
  await page.getByRole('heading', { level: 1, name: 'Generalsekretär der Vereinten Nationen' }).waitFor()

  await page.getByRole('link', { name: 'Bearbeiten' }).click()
  expect(await country(page).inputValue()).toBe('none')
  await page.getByLabel('Name', { exact: true }).first().fill('Ada Beispiel')
  await save(page).click()
  await page.getByRole('heading', { level: 1, name: 'Ada Beispiel' }).waitFor()
  expect(await guestsOf(id)).toEqual([{ ...guest, name: 'Ada Beispiel', personId: 'ada-beispiel' }])
})

test('former countries are offered in a visit of an archive alone', async () => {
  const guests = [{ name: 'Erich Beispiel', office: 'Oberbürgermeister', country: 'DD' }]
  const archived = await planVisit(office, { origin: 'archive', status: 'completed', start: '1987', guests })
  const page = await office.signIn('officer', `/visits/${archived}`)
  await page.getByText('Deutsche Demokratische Republik').waitFor()
  await page.getByRole('link', { name: 'Bearbeiten' }).click()
  await country(page).waitFor()
  expect(await country(page).locator('option:checked').innerText()).toBe('Deutsche Demokratische Republik')
  await country(page).selectOption('Sowjetunion')
  await page.getByLabel('Grund der Berichtigung').fill('Verlesen')
  await save(page).click()
  await page.getByText('Sowjetunion').waitFor()
  expect(await guestsOf(archived)).toMatchObject([{ country: 'SU' }])

  const live = await planVisit(office)
  await page.goto(`${office.registry.url}/visits/${live}/edit`)
  await country(page).waitFor()
  expect(await country(page).locator('option[value=XK]').innerText()).toBe('Kosovo')
  expect(await country(page).locator('option[value=SU]').count()).toBe(0)
})
