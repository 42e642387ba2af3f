/** A notice from its draft to its retraction, in a real browser: by an officer and two people of the press office. */
import {
  changeVisit,
  markedStale,
  readNotice,
  recordIstanbul,
  recordNotice,
  stepsOn,
  takeStep,
  told,
} from './support/notices'
import { loaded, openOffice, type Office } from './support/office'

let office: Office
let visitId: string

beforeAll(async () => {
  office = await openOffice()
  visitId = await recordIstanbul(office.registry)
})
afterAll(() => office.close())

/** What everybody reads at the open address of a notice. */
const readOpen = async (address: string): Promise<Response> =>
  await fetch(`${office.registry.run.url}/v1/notices/${address.split('/').at(-1)}`, {
    headers: { accept: 'text/plain' },
  })

test('an officer composes, a press person edits, a second one approves and issues, and everybody reads', async () => {
  const officer = await office.signIn('officer', `/visits/${visitId}`)
  await officer.getByText('Zu diesem Besuch gibt es noch keine Mitteilung.').waitFor()
  await officer.getByRole('link', { name: 'Mitteilung verfassen' }).click()
  await officer.getByRole('button', { name: 'Entwurf zusammenstellen' }).click()
  await officer.waitForURL(/\/notices\/[0-9a-f-]{36}$/)
  await officer.getByText('Gespeichert.').waitFor()
  await officer.getByText('35 Jahre Städtepartnerschaft Berlin-Istanbul').first().waitFor()
  expect(await stepsOn(officer)).toEqual(['Bearbeiten', 'Neu zusammenstellen'])
  const address = new URL(officer.url()).pathname

  const press = await office.signIn('press', address)
  expect(await stepsOn(press)).toEqual(['Freigeben', 'Bearbeiten', 'Neu zusammenstellen'])
  await press.getByText('zuletzt geschrieben von Ada Beispiel').waitFor()
  await press.getByRole('link', { name: 'Bearbeiten' }).click()
  await press.getByLabel('Überschrift', { exact: true }).fill('Istanbuls Bürgermeister in Berlin')
  await press.getByRole('button', { name: 'Speichern' }).click()
  await press.getByRole('heading', { level: 1, name: 'Istanbuls Bürgermeister in Berlin' }).waitFor()
  await press.getByText('Freigeben muss jemand anders: Sie haben zuletzt daran geschrieben.').waitFor()
  expect(await stepsOn(press)).toEqual(['Bearbeiten', 'Neu zusammenstellen'])

  const second = await office.signIn('second-press', address)
  await takeStep(second, 'Freigeben')
  await told(second, 'Die Mitteilung ist freigegeben.')
  await second.locator('.note').getByText('Der Besuch selbst ist nur für die Presse.').waitFor()
  await second.getByText('freigegeben von Paul Presse').waitFor()
  expect((await readOpen(address)).status).toBe(404)
  await takeStep(second, 'Veröffentlichen')
  await told(second, 'Die Mitteilung ist veröffentlicht.')
  expect(await stepsOn(second)).toEqual(['Berichtigen', 'Zurückziehen'])
  const open = await readOpen(address)
  expect([open.status, await open.text()]).toEqual([200, expect.stringContaining('Istanbuls Bürgermeister')])
  expect(await second.locator('.history > li').allTextContents()).toEqual([
    expect.stringMatching(/^veröffentlichtPaul Presse/),
    expect.stringMatching(/^freigegebenPaul Presse/),
    expect.stringMatching(/^geändertPetra Presse/),
    expect.stringMatching(/^verfasstAda Beispiel/),
  ])
})

test('says before the approval that the visit itself is not public', async () => {
  const { address } = await recordNotice(office.registry, visitId)
  const page = await office.signIn('press', address)
  await page.getByRole('button', { name: 'Freigeben' }).click()
  await page.getByRole('dialog').getByText('Veröffentlicht werden nur diese Worte').waitFor()
  await page.keyboard.press('Escape')
  await page.waitForFunction(() => document.activeElement?.textContent === 'Freigeben')
})

test('tells a person who approves what this person has written that a second one must approve', async () => {
  const { address } = await recordNotice(office.registry, visitId)
  const page = await office.signIn('press', `${address}/edit`)
  await page.getByLabel('Überschrift', { exact: true }).fill('Von mir')
  // The page does not learn who wrote last, and offers the approval.
  await page.route(`**/v1${address}`, async (route) => {
    if (route.request().method() !== 'GET') return await route.fallback()
    const response = await route.fetch()
    const { writtenBy: _, ...json } = (await response.json()) as Record<string, unknown>
    return await route.fulfill({ response, json })
  })
  await page.getByRole('button', { name: 'Speichern' }).click()
  await page.getByText('Gespeichert.').waitFor()
  await takeStep(page, 'Freigeben')
  await page.getByRole('dialog').getByText('Bitte lassen Sie eine zweite Person freigeben.').waitFor()
  expect(await readNotice(office.registry, address)).toMatchObject({ status: 'draft' })
})

test('marks an approved notice of which a fact has changed, and says what it was and is', async () => {
  const visit = await recordIstanbul(office.registry)
  const { address } = await recordNotice(office.registry, visit, { steps: ['approval'] })
  await changeVisit(office.registry, visit, { venues: ['Schloss Bellevue'] })
  await markedStale(office.registry, address)
  const page = await office.signIn('press', '/press-desk?status=approved')
  const item = page.locator('.notices > li').filter({ hasText: 'Schloss Bellevue' })
  expect(await item.locator('.tag.stale').innerText()).toBe('überholt')
  expect(await item.locator('.stale-facts').innerText()).toBe(
    'Ort 1: vorher Rotes Rathaus, jetzt Schloss Bellevue',
  )
  await item.getByRole('link').click()
  await page.getByRole('region', { name: 'In der Akte hat sich etwas geändert' }).waitFor()
  expect(await stepsOn(page)).toEqual(['Neu zusammenstellen', 'Bearbeiten'])
  await takeStep(page, 'Neu zusammenstellen')
  await told(page, 'Die Mitteilung ist neu zusammengestellt.')
  await page.locator('article').getByText('Schloss Bellevue').waitFor()
  expect(await page.locator('.stale-facts').count()).toBe(0)
  expect(await readNotice(office.registry, address)).toMatchObject({ status: 'draft', version: 4 })
})

test('says in words which facts have changed, when they change while a person approves', async () => {
  const visit = await recordIstanbul(office.registry)
  const { address } = await recordNotice(office.registry, visit)
  const page = await office.signIn('press', address)
  await changeVisit(office.registry, visit, {
    hosts: [{ name: 'Ada Muster', office: 'Senatorin', country: 'DE' }],
  })
  await takeStep(page, 'Freigeben')
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Gastgeber 1, Name: vorher Kai Wegner, jetzt Ada Muster').waitFor()
  expect(await readNotice(office.registry, address)).toMatchObject({ status: 'draft', version: 1 })
})

test('corrects an issued notice, with what was wrong, which is asked for', async () => {
  const { address } = await recordNotice(office.registry, visitId, { steps: ['approval', 'issue'] })
  const page = await office.signIn('press', address)
  await page.getByRole('link', { name: 'Berichtigen' }).click()
  await page.getByLabel('Überschrift', { exact: true }).fill('Der Bürgermeister von Istanbul in Berlin')
  const publish = page.getByRole('button', { name: 'Berichtigung veröffentlichen' })
  await publish.click()
  await page.getByRole('alert').getByText('Bitte geben Sie an, was falsch war').waitFor()
  await page.getByLabel('Was war falsch?').fill('Der Titel des Gastes war falsch.')
  await publish.click()
  await page.getByText('Gespeichert.').waitFor()
  await page.locator('article').getByText('Der Titel des Gastes war falsch.').waitFor()
  const text = await (await readOpen(address)).text()
  expect(text).toContain('Der Titel des Gastes war falsch.')
  expect(text).toContain('Der Bürgermeister von Istanbul in Berlin')
  expect(await readNotice(office.registry, address)).toMatchObject({ status: 'corrected', version: 4 })
})

test('retracts an issued notice with a reason that stays in the house', async () => {
  const { address } = await recordNotice(office.registry, visitId, { steps: ['approval', 'issue'] })
  const page = await office.signIn('press', address)
  await page.getByRole('button', { name: 'Zurückziehen' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Zurückziehen' }).click()
  await dialog.getByRole('alert').getByText('Bitte geben Sie den Grund an').waitFor()
  await dialog.getByLabel('Grund').fill('Der Besuch fand nicht statt.')
  await dialog.getByRole('button', { name: 'Zurückziehen' }).click()
  await told(page, 'Die Mitteilung ist zurückgezogen.')
  await page.locator('.note q').getByText('Der Besuch fand nicht statt.').waitFor()
  expect(await stepsOn(page)).toEqual([])
  expect((await readOpen(address)).status).toBe(404)
})

test('a reader sees the press desk and every notice, and is offered nothing', async () => {
  const { address } = await recordNotice(office.registry, visitId)
  const page = await office.signIn('reader', '/press-desk')
  await page.getByRole('navigation', { name: 'Nach Status' }).getByRole('link', { name: 'Entwürfe' }).click()
  await page.waitForURL(/status=draft$/)
  await page.locator('.tag.draft').first().waitFor()
  expect(await page.locator('.notices .tag:not(.draft)').count()).toBe(0)
  await page.goto(address)
  await page.locator('article').waitFor()
  expect(await page.locator('main button').allTextContents()).toEqual([])
  await page.goto(`/visits/${visitId}`)
  await loaded(page)
  expect(await page.getByRole('link', { name: 'Mitteilung verfassen' }).count()).toBe(0)
  for (const form of [`${address}/edit`, `/visits/${visitId}/notices/new`]) {
    await page.goto(form)
    await page.getByRole('heading', { name: 'Dafür haben Sie keine Berechtigung.' }).waitFor()
  }
})
