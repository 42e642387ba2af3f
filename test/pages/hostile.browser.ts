/** Every page with hostile texts in every field: they are shown as text, run nothing, and fit a phone. */
import type { Page } from 'playwright-core'
import { overflowingOn, overflowOf } from './support/accessibility'
import { HostileRecorder, shownIn, textsIn, type Recorded } from './support/hostile-recorder'
import { recordHostileThings, type HostileThings } from './support/hostile-things'
import { follow } from './support/follow'
import { chooseUser, openOffice, type Office } from './support/office'
import { watchedPage, type Watched } from './support/watch'

let office: Office
let recorder: HostileRecorder
let things: HostileThings
let watched: Watched

beforeAll(async () => {
  office = await openOffice()
  recorder = new HostileRecorder(office.registry.send)
  things = await recordHostileThings(recorder)
  watched = await watchedPage(office, await office.open({ viewport: { width: 320, height: 800 } }))
  await watched.page.goto('/')
  await chooseUser(watched.page, 'administrator')
})
afterAll(() => office.close())

/** Of these texts, those that a page neither shows nor holds in a field, word for word. */
const missingOn = async (page: Page, texts: readonly string[]): Promise<string[]> =>
  await page.evaluate((wanted) => {
    const lines = (text: string) => text.normalize('NFC').replaceAll(/\r\n?/g, '\n')
    const shown = lines(document.querySelector('main')?.textContent ?? '')
    const fields = document.querySelectorAll<HTMLInputElement>('main :is(input, textarea, select)')
    // Some fields hold a list, one in each line.
    const values = new Set(
      [...fields].flatMap(({ value }) => value.split('\n').concat(value)).map((value) => lines(value).trim()),
    )
    return wanted.filter((text) => !shown.includes(lines(text)) && !values.has(lines(text).trim()))
  }, texts)

/** What is wrong with a page; undefined if nothing is. */
async function faultsOn(texts: readonly string[]): Promise<object | undefined> {
  const { page, takeFaults } = watched
  const overflow = await overflowOf(page)
  const found = {
    faults: takeFaults().slice(0, 5),
    overflow: overflow > 0 ? [`${overflow} px`, ...(await overflowingOn(page))] : [],
    missing: (await missingOn(page, texts)).slice(0, 5),
  }
  return Object.values(found).some((each) => each.length > 0) ? found : undefined
}

/** Visits each address, and expects that it shows these texts. */
async function expectSound(
  pages: readonly (readonly [address: string, texts: readonly string[]])[],
): Promise<void> {
  const found: Record<string, object> = {}
  for (const [address, texts] of pages) {
    await follow(watched.page, address)
    const faults = await faultsOn(texts)
    if (faults) found[address] = faults
  }
  expect(found).toEqual({})
}

const idOf = ({ body }: Recorded): string => String(body['id'])

test('the registry holds 5,000 hostile texts, and has refused others', () => {
  expect(recorder.accepted).toBeGreaterThan(5_000)
  expect(recorder.refused).toBeGreaterThan(100)
})

test('what would go wrong is seen', async () => {
  const { page, takeFaults } = watched
  const reported = page.waitForEvent('console', (message) => message.text() === 'A text ran: 0')
  await page.evaluate('document.body.append(document.createElement("style"))')
  await page.evaluate('setTimeout(() => canary(0))')
  await reported
  expect(takeFaults()).toEqual(
    expect.arrayContaining([expect.stringContaining('Policy violation: style-src'), 'A text ran: 0']),
  )
})

/** What a day sheet leaves out; the kind stands there only without an occasion. */
const NOT_ON_SHEET = /^\/(?:kindInWords|outcome|sources)\//

test('the files and the day sheets of visits', async () => {
  await expectSound(
    things.visits.flatMap((visit) => [
      [`/visits/${idOf(visit)}`, shownIn(visit)],
      [`/visits/${idOf(visit)}/day-sheet`, shownIn(visit, NOT_ON_SHEET)],
      [`/visits/${idOf(visit)}/day-sheet?for=press`, []],
    ]),
  )
})

test('the forms of visits', async () => {
  await expectSound([
    ['/visits/new', []],
    ...things.visits.map((visit) => [`/visits/${idOf(visit)}/edit`, textsIn(visit)] as const),
  ])
})

test('the lists of visits', async () => {
  await expectSound([
    ['/', []],
    ['/visits', []],
    ['/visits?time=past', []],
    ['/visits?words=canary', []],
  ])
})

test('the book, with its forms', async () => {
  const { entries, visits } = things
  await expectSound([
    ...entries.flatMap((entry, index) => {
      const address = `/books/golden-book?entry=${index + 1}`
      return [
        [address, shownIn(entry)],
        [`${address}&show=${index % 2 === 0 ? 'correct' : 'void'}`, shownIn(entry)],
      ] as const
    }),
    ['/books/golden-book/sign', []],
    [`/books/golden-book/sign?visitId=${idOf(visits[0]!)}`, []],
  ])
})

/** An archive's predecessor is shown, and not changed. */
const NOT_IN_FORM = /^\/predecessor\//

test('notices, with their forms', async () => {
  const addressOf = ({ body }: Recorded) => `/visits/${String(body['visitId'])}/notices/${String(body['id'])}`
  const { notices, visits } = things
  const composed = await Promise.all(
    visits
      .slice(10)
      .map(
        async (visit) => await recorder.record(`/v1/visits/${idOf(visit)}/notices`, { kind: 'statement' }),
      ),
  )
  await expectSound([
    ...composed.map((notice) => [addressOf(notice), []] as const),
    ['/press-desk', notices.map(({ body }) => String(body['headline']))],
    [`/visits/${idOf(visits[0]!)}/notices/new`, []],
    ...notices.flatMap((notice) => {
      const address = addressOf(notice)
      return [
        [address, shownIn(notice)],
        [`${address}/edit`, textsIn(notice)],
      ] as const
    }),
  ])
})

test('partnerships, with their forms', async () => {
  await expectSound([
    ['/partnerships', []],
    ['/partnerships/new', []],
    ...things.partnerships.flatMap((partnership) => {
      const address = `/partnerships/${idOf(partnership)}`
      return [
        [address, shownIn(partnership)],
        [`${address}/edit`, textsIn(partnership, NOT_IN_FORM)],
      ] as const
    }),
  ])
})

test('reasons for steps', async () => {
  await expectSound(things.reasons.map(([address, reason]) => [address, shownIn(reason)]))
})

test('jubilees, calendar feeds and people', async () => {
  const { body } = await office.registry.send('GET', '/v1/people?limit=100')
  const people = body['items'] as readonly { readonly id: string; readonly name: string }[]
  expect(people.length).toBeGreaterThan(50)
  await expectSound([
    ['/jubilees', things.anniversaries.flatMap((each) => shownIn(each))],
    ['/jubilees/new', []],
    ['/calendar-feeds', things.feeds.flatMap((each) => shownIn(each))],
    ['/people', people.slice(0, 10).map(({ name }) => name)],
    ...people.slice(0, 40).map(({ id, name }) => [`/people/${encodeURIComponent(id)}`, [name]] as const),
  ])
})

/** Addresses with a text in each value of their path and query. */
function hostileAddresses(): readonly string[] {
  const query = (names: string): string =>
    new URLSearchParams(names.split(' ').map((name) => [name, recorder.next()])).toString()
  const part = () => encodeURIComponent(recorder.next().replaceAll(/\p{Cs}/gu, ''))
  return [
    `/people?${query('q')}`,
    `/visits?${query('words time from to status kind direction partnershipId country personId')}`,
    `/visits/new?${query('partnershipId day')}`,
    `/press-desk?${query('status')}`,
    `/visits/${part()}/notices/${part()}`,
    `/visits/${part()}/notices/${part()}/edit`,
    `/visits/${part()}?${query('for')}`,
    `/books/golden-book?${query('volume page entry show')}`,
    `/books/golden-book/sign?${query('visitId')}`,
    `/books/${part()}`,
    `/people/${part()}`,
    `/partnerships?${query('kind status country')}`,
    `/partnerships/${part()}`,
    `/jubilees?${query('milestones muted')}`,
    `/${part()}/${part()}`,
  ]
}

test('addresses', async () => {
  const addresses = Array.from({ length: 20 }, hostileAddresses).flat()
  await expectSound(addresses.map((address) => [address, []]))
})

test('addresses that are opened anew', async () => {
  const { page } = watched
  const found: Record<string, object> = {}
  for (const address of [
    `/people?q=${encodeURIComponent('<img src=x onerror=canary(1)>')}`,
    `/visits?words=${encodeURIComponent("');canary(2);//")}`,
    '/%22%3E%3Cscript%3Ecanary(3)%3C/script%3E',
    '//evil.example/visits',
    '/%2F%2Fevil.example/visits',
  ]) {
    await page.goto(`${office.registry.run.url}${address}`)
    await page
      .locator('h1', { hasNotText: 'Anmelden' })
      .waitFor()
      .catch(() => {
        found[address] = { is: 'not shown' }
      })
    const faults = await faultsOn([])
    if (faults) found[address] = faults
    expect(new URL(page.url()).origin).toBe(office.registry.run.url)
  }
  expect(found).toEqual({})
})
