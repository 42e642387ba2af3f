/** Trips of several stops on the pages: planned from the trip, listed in order, linked both ways. */
import { openOffice, type Office } from './support/office'
import { enterDate, planVisit, save, shownVisit, submit } from './support/visit-form'
import { readVisit } from './support/visits'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const JOURNEY = {
  direction: 'outgoing',
  kind: 'delegation',
  start: '2026-12-01',
  end: '2026-12-04',
  occasion: { de: 'Reise in die Türkei' },
  hosts: [{ name: 'Kai Wegner', office: 'Regierender Bürgermeister', country: 'DE' }],
}

test('an officer adds a stop from the page of the trip', async () => {
  const trip = await planVisit(office, JOURNEY)
  const page = await office.signIn('officer', `/visits/${trip}`)
  await page.getByRole('link', { name: 'Station hinzufügen' }).click()
  await page.waitForURL(/\/visits\/new\?/)
  expect(await page.locator('#field-direction').inputValue()).toBe('outgoing')
  expect(await page.locator('#field-kind').inputValue()).toBe('delegation')
  await page.locator('summary', { hasText: 'Reise in die Türkei' }).waitFor()
  expect(await page.locator('#field-partOf').inputValue()).toBe(trip)
  await page.getByLabel('Name', { exact: true }).first().fill('Berta Besuch')
  await page.getByLabel('Amt', { exact: true }).first().fill('Oberbürgermeisterin')
  await page.getByLabel('Art des Amtes').first().selectOption('mayor')
  await page.getByLabel('Land', { exact: true }).first().selectOption('TR')
  await enterDate(page, 'Beginn', { Tag: '2', Monat: '12', Jahr: '2026' })
  await page.getByRole('group', { name: 'Stadt' }).getByLabel('Deutsch', { exact: true }).fill('Ankara')
  await page.getByRole('group', { name: 'Anlass' }).getByLabel('Deutsch', { exact: true }).fill('Gespräch')
  await submit(page).click()
  const stop = await shownVisit(page)
  expect(await readVisit(office.registry, stop)).toMatchObject({
    partOf: trip,
    city: { de: 'Ankara' },
    start: '2026-12-02',
  })
  const facts = page.locator('.facts')
  await facts.getByText('Ankara').waitFor()
  await facts.getByRole('link', { name: 'Reise in die Türkei' }).click()
  await page.waitForURL(new RegExp(trip))
  await page.getByRole('link', { name: 'Ankara' }).waitFor()
})

test('the page of a trip lists its stops by day, and warns before it is cancelled that they stay', async () => {
  const trip = await planVisit(office, JOURNEY)
  const stop = { ...JOURNEY, end: undefined, partOf: trip }
  await planVisit(office, { ...stop, start: '2026-12-03', city: { de: 'Izmir' }, venues: ['Konak'] })
  await planVisit(office, { ...stop, start: '2026-12-02', city: { de: 'Ankara' }, venues: [] })
  const page = await office.signIn('officer', `/visits/${trip}`)
  const stops = page.locator('section', { has: page.getByRole('heading', { name: 'Stationen' }) })
  await stops.getByRole('link', { name: 'Izmir' }).waitFor()
  expect(await stops.locator('li a').allInnerTexts()).toEqual(['Ankara', 'Izmir und Konak'])
  await page.getByRole('button', { name: 'Absagen' }).click()
  const dialog = page.getByRole('dialog', { name: 'Besuch absagen' })
  await dialog.getByText('Die Stationen bleiben, wie sie sind').waitFor()
  await dialog.getByLabel('Grund').fill('Streik')
  await dialog.getByRole('button', { name: 'Absagen' }).click()
  await page.getByText('aber seine Stationen bleiben, wie sie sind.').waitFor()
  expect(await page.getByRole('link', { name: 'Station hinzufügen' }).count()).toBe(0)
  await stops.getByRole('link', { name: 'Ankara' }).click()
  await page.getByText('geplant').first().waitFor()
  expect(await page.getByRole('link', { name: 'Station hinzufügen' }).count()).toBe(0)
})

test('a visit is made a stop in the form, and refused in German if it has stops itself', async () => {
  const [trip, other] = [
    await planVisit(office, { ...JOURNEY, occasion: { de: 'Rundreise' } }),
    await planVisit(office, { ...JOURNEY, occasion: { de: 'Zweite Rundreise' } }),
  ]
  const visit = await planVisit(office, { start: '2026-12-02' })
  const page = await office.signIn('officer', `/visits/${visit}/edit`)
  await page.locator('summary', { hasText: 'Reise' }).click()
  const choice = page.getByLabel('Station der Reise')
  await choice.selectOption({ label: '1. Dezember 2026 · Rundreise' })
  await save(page).click()
  await page.locator('.facts').getByRole('link', { name: 'Rundreise' }).waitFor()
  expect(await readVisit(office.registry, visit)).toMatchObject({ partOf: trip })

  await page.goto(`/visits/${trip}/edit`)
  await page.locator('summary', { hasText: 'Reise' }).click()
  await choice.selectOption(other)
  await save(page).click()
  await page
    .locator('.error-summary')
    .getByText('Station der Reise: Dieser Besuch hat selbst Stationen und kann keine Station sein')
    .waitFor()
})

test('the page of a trip is in English too', async () => {
  const trip = await planVisit(office, { ...JOURNEY, occasion: { en: 'A trip' } })
  await planVisit(office, { ...JOURNEY, end: undefined, partOf: trip, city: { en: 'Ankara' }, venues: [] })
  const page = await office.signIn('officer', `/visits/${trip}`, { locale: 'en-GB' })
  await page.getByRole('heading', { name: 'Stops' }).waitFor()
  await page.getByRole('link', { name: 'Add a stop' }).waitFor()
  await page.getByRole('link', { name: 'Ankara' }).click()
  await page.locator('.facts').getByRole('link', { name: 'A trip' }).waitFor()
})
