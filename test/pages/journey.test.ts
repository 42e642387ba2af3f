/** The day's work of an officer, by keyboard alone, in German, from an empty registry to Istanbul's visit. */
import type { Page } from 'playwright-core'
import { LOCAL_PEOPLE } from '../../cli/local-people'
import { startLocalRegistry, type LocalRegistry } from '../support/local-registry'
import { istanbul } from '../support/istanbul'
import example from '../../examples/istanbul.json'
import { violationsOn } from './support/accessibility'
import { Keyboard } from './support/keyboard'
import { loaded, openOffice, type Office } from './support/office'

const OFFICER = LOCAL_PEOPLE[0]?.name ?? ''

let office: Office
let page: Page
let keys: Keyboard

beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const button = (name: string) => page.getByRole('button', { name, exact: true })
const link = (name: string) => page.getByRole('link', { name, exact: true })
const headline = (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()

/** The headline has the focus after each step to another page, so that a screen reader reads it. */
const expectFocusOnHeadline = async () =>
  expect(await page.locator('h1').evaluate((it) => it === document.activeElement)).toBe(true)

async function openFold(title: string): Promise<void> {
  await keys.press(page.locator('summary', { hasText: title }))
}

test('signs in as an officer', async () => {
  page = await (await office.open()).newPage()
  keys = new Keyboard(page)
  await page.goto('/')
  await keys.press(page.getByRole('button', { name: OFFICER }))
  await page.getByText('Kein Besuch heute, nichts ist offen').waitFor()
  expect(await violationsOn(page)).toEqual([])
})

test('records the partnership', async () => {
  const { city, country, motto, programmes } = example.partnership
  await keys.press(link('Partnerstädte'))
  await headline('Partnerstädte')
  await expectFocusOnHeadline()
  await keys.press(link('Partnerschaft erfassen'))
  await keys.write('/city/de', city.de)
  await keys.write('/city/en', city.en)
  await keys.choose('/city/language-2', 'tr')
  await keys.write('/city/tr', city.tr)
  await keys.choose('/country', country)
  await keys.writeDate('/foundedOn', { day: '17', month: '11', year: '1989' })
  await keys.write('/motto/de', motto.de)
  await keys.write('/motto/en', motto.en)
  for (const [index, { name, field, homeBody, partnerBody, offers }] of programmes.entries()) {
    const at = `/programmes/${index}`
    await keys.press(button('Programm hinzufügen'))
    await keys.write(`${at}/name/de`, name.de)
    await keys.write(`${at}/name/en`, name.en)
    await keys.choose(`${at}/field`, field)
    await keys.write(`${at}/homeBody`, homeBody)
    if (partnerBody !== undefined) await keys.write(`${at}/partnerBody`, partnerBody)
    if (offers !== undefined) {
      await keys.write(`${at}/offers/de`, offers.de)
      await keys.write(`${at}/offers/en`, offers.en)
    }
  }
  expect(await violationsOn(page)).toEqual([])
  await keys.press(button('Speichern'))
  await headline('Istanbul')
  await loaded(page)
  expect(await violationsOn(page)).toEqual([])
})

async function writePerson(at: string, person: (typeof example.visit.guests)[number]): Promise<void> {
  await keys.write(`${at}/name`, person.name)
  await keys.write(`${at}/office`, person.office)
  if (person.officeClass !== undefined) await keys.choose(`${at}/officeClass`, person.officeClass)
  await keys.choose(`${at}/country`, person.country)
  if (person.organisation !== undefined) await keys.write(`${at}/organisation`, person.organisation)
}

test("plans Istanbul's visit", async () => {
  const { guests, hosts, venues, occasion, kind, programme, visibility, anniversary, statements } =
    example.visit
  await keys.press(link('Heute'))
  await loaded(page)
  // The key for a new visit.
  await page.keyboard.press('n')
  await headline('Besuch planen')
  await expectFocusOnHeadline()
  await keys.choose('/kind', kind)
  await writePerson('/guests/0', guests[0]!)
  await keys.writeDate('/start', { month: '6', year: '2024' })
  await keys.write('/venues/0', venues[0]!)
  await keys.write('/occasion/de', occasion.de)
  await keys.write('/occasion/en', occasion.en)
  await openFold('Gastgeber')
  await keys.press(button('Gastgeber hinzufügen'))
  await writePerson('/hosts/0', hosts[0] as (typeof guests)[number])
  await openFold('Programm')
  for (const [index, { what }] of programme.entries()) {
    await keys.press(button('Programmpunkt hinzufügen'))
    await keys.write(`/programme/${index}/what`, what)
  }
  await openFold('Zitate')
  for (const [index, { speaker, text, status }] of statements.entries()) {
    await keys.press(button('Zitat hinzufügen'))
    await keys.write(`/statements/${index}/speaker`, speaker)
    await keys.write(`/statements/${index}/text`, text)
    await keys.choose(`/statements/${index}/status`, status)
  }
  await openFold('Städtepartnerschaft und Jubiläum')
  await keys.choose('/partnershipId', 'istanbul')
  await keys.choose('/anniversary/anniversaryId', anniversary.anniversaryId)
  await keys.write('/anniversary/ordinal', String(anniversary.ordinal))
  await openFold('Sichtbarkeit')
  await keys.choose('/visibility', visibility)
  await keys.press(button('Besuch planen'))
  await headline('Ekrem İmamoğlu')
  await loaded(page)
  expect(await violationsOn(page)).toEqual([])
})

test('confirms it', async () => {
  await keys.press(button('Bestätigen'))
  await keys.press(page.locator('dialog').getByRole('button', { name: 'Bestätigen' }))
  await page.getByText('Der Besuch ist bestätigt.').waitFor()
  expect(await violationsOn(page)).toEqual([])
})

test('prints the day sheet', async () => {
  await page.evaluate(() => {
    window.print = () => void (document.body.dataset['printed'] = 'true')
  })
  await keys.press(link('Tagesblatt'))
  await loaded(page)
  await expectFocusOnHeadline()
  await keys.press(button('Drucken'))
  await page.locator('body[data-printed]').waitFor()
  expect(await violationsOn(page)).toEqual([])
  await page.goBack()
  await headline('Ekrem İmamoğlu')
})

test('signs the book', async () => {
  await keys.press(link('Ins Goldene Buch eintragen'))
  await page.getByText('Schritt 1 von 2').waitFor()
  await keys.writeDate('/signedOn', { month: '6', year: '2024' })
  await keys.press(button('Weiter zur Prüfung'))
  await page.getByText('eintragungsberechtigt').waitFor()
  expect(await violationsOn(page)).toEqual([])
  await keys.press(button('Jetzt eintragen'))
  await headline('Goldenes Buch')
  await page.locator('.leaf', { hasText: 'Ekrem İmamoğlu' }).waitFor()
  expect(await violationsOn(page)).toEqual([])
})

test('completes the visit', async () => {
  await keys.press(link('Zum Besuch'))
  await headline('Ekrem İmamoğlu')
  await keys.press(button('Abschließen'))
  await keys.press(page.locator('dialog').getByRole('button', { name: 'Abschließen' }))
  await page.getByText('Der Besuch ist abgeschlossen.').waitFor()
  expect(await violationsOn(page)).toEqual([])
})

test('finds the mayor in people', async () => {
  await page.keyboard.press('/')
  await headline('Personen')
  await page.keyboard.insertText('imam')
  await keys.press(link('Ekrem İmamoğlu'))
  await headline('Ekrem İmamoğlu')
  await loaded(page)
  expect(await page.getByText('Bürgermeister von Istanbul').count()).toBeGreaterThan(0)
  expect(await violationsOn(page)).toEqual([])
})

test('sees the jubilee', async () => {
  await keys.press(link('Jubiläen'))
  await headline('Jubiläen')
  await page.getByText('40 Jahre').first().waitFor()
  expect(await violationsOn(page)).toEqual([])
})

test('makes a calendar feed', async () => {
  await keys.press(link('Kalender'))
  await loaded(page)
  await keys.write('/name', 'Telefon')
  await keys.press(button('Kalender anlegen'))
  const address = await page.getByRole('textbox', { name: 'Adresse des Kalenders' }).inputValue()
  expect(await (await fetch(address)).text()).toContain('BEGIN:VCALENDAR')
  expect(await violationsOn(page)).toEqual([])
})

describe('the registry then', () => {
  let demo: LocalRegistry

  beforeAll(async () => {
    demo = await startLocalRegistry()
    const { partnership, visit, status, entry } = istanbul()
    await demo.send('POST', '/v1/partnerships', { body: partnership })
    const visitId = (await demo.send('POST', '/v1/visits', { body: visit })).body['id']
    const step = async (body: object) =>
      await demo.send('POST', `/v1/visits/${String(visitId)}/status`, { body, headers: { 'if-match': '*' } })
    await step(status[0]!)
    await demo.send('POST', '/v1/books/golden-book/entries', { body: { ...entry, visitId } })
    await step(status[1]!)
  })
  afterAll(() => demo.stop())

  /** Ids, stamps and actors, which differ. */
  const OWN = new Set(['id', 'externalId', 'visitId', 'createdAt', 'updatedAt', 'createdBy', 'updatedBy'])

  const contentsOf = async (registry: LocalRegistry, list: string): Promise<unknown> => {
    const { body } = await registry.send('GET', `/v1/${list}`)
    return JSON.parse(JSON.stringify(body['items']), (key, value: unknown) =>
      OWN.has(key) ? undefined : value,
    )
  }

  test.each([
    'partnerships',
    'visits',
    'books/golden-book/entries',
    'anniversaries',
    'books',
    'people?q=ekrem',
  ])('holds in %s what the API records of the same case', async (list) => {
    const contents = await contentsOf(office.registry, list)
    expect(contents).toEqual(await contentsOf(demo, list))
    expect(contents).not.toEqual([])
  })

  test('names the officer in its histories', async () => {
    const { body } = await office.registry.send('GET', '/v1/partnerships/istanbul/changes')
    expect(body['items']).toEqual([expect.objectContaining({ actorName: OFFICER })])
  })
})
