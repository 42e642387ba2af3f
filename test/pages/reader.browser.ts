/** People who may read and not write, and what no page may do for anybody. */
import type { Page } from 'playwright-core'
import { ROUTES } from '../../contract/catalogue'
import { follow } from './support/follow'
import { chooseUser, loaded, openOffice, type Office } from './support/office'
import { recordTestData, type Addresses } from './support/test-data'
import { watchedPage, type Watched } from './support/watch'

let office: Office
let addresses: Addresses

beforeAll(async () => {
  office = await openOffice()
  addresses = await recordTestData(office.registry)
})
afterAll(() => office.close())

async function open(username: 'officer' | 'reader' | 'press', address: string): Promise<Watched> {
  const watched = await watchedPage(office, await office.open())
  await watched.page.goto(address)
  await chooseUser(watched.page, username)
  return watched
}

/** What can be pressed on a page: buttons by their names, links by their addresses. */
const offersOn = async (page: Page): Promise<{ buttons: string[]; links: string[] }> => {
  const buttons = page.locator('main :is(button, summary, [role="button"], [type="submit"])')
  const links = page.locator('main a[href]')
  return {
    buttons: await buttons.evaluateAll((all) => all.map((each) => each.textContent)),
    links: await links.evaluateAll((all) => all.map((each) => each.getAttribute('href') ?? '')),
  }
}

/** Buttons for reading: none of them sends a change. A person's own calendar feeds are no matter of the office. */
const FOR_READING =
  /^(?:Drucken|Formen zeigen|Davon hängt der Wortlaut .*|Mehr anzeigen|Noch einmal versuchen|Filter.*|.*als Tabelle|.*CSV.*|Ältere Einträge.*)$/

/** The access of routes that neither may call, and of those that only the press office of both may. */
const FORBIDDEN = ['write', 'book', 'admin']
const OF_NOTICES = ['compose', 'press']

/** The addresses of forms, and of a form beside a page. */
const LEADS_TO_FORM = /\/(?:new|edit|sign)(?:\?|$)|[?&]show=(?:correct|void)/

/** What the press office does with notices, and nobody else of these. */
const OF_PRESS_OFFICE =
  /^(?:Freigeben|Veröffentlichen|Bearbeiten|Berichtigen|Zurückziehen|Neu zusammenstellen|Mitteilung verfassen)$/
const isNoticeForm = (address: string): boolean => /^\/visits\/[^/]+\/notices\//.test(address)

const isForm = ([name]: readonly [string, string]): boolean => /^(?:plan|edit|sign|new) /.test(name)

const pagesWhere = (wanted: (page: readonly [string, string]) => boolean): (readonly [string, string])[] =>
  Object.entries(addresses.pages).filter(wanted)

describe.each(['reader', 'press'] as const)('a person of the group %s', (username) => {
  let watched: Watched
  const isPress = username === 'press'

  beforeAll(async () => {
    watched = await open(username, '/')
  })
  afterAll(() => watched.page.context().close())

  test('is offered nothing that changes something', async () => {
    const found: Record<string, string[]> = {}
    for (const [name, address] of pagesWhere((page) => !isForm(page) && page[0] !== 'calendar feeds')) {
      await follow(watched.page, address)
      const { buttons, links } = await offersOn(watched.page)
      const wrong = [
        ...buttons.filter((each) => !FOR_READING.test(each) && !(isPress && OF_PRESS_OFFICE.test(each))),
        ...links.filter((each) => LEADS_TO_FORM.test(each) && !(isPress && isNoticeForm(each))),
      ]
      if (wrong.length > 0) found[name] = wrong
    }
    expect(found).toEqual({})
  })

  test('is told at the address of a form that it is not allowed', async () => {
    const forms = pagesWhere((page) => isForm(page) && !(isPress && isNoticeForm(page[1])))
    expect(forms.length).toBeGreaterThanOrEqual(6)
    for (const [, address] of [...forms, ['', '/books/guest-book/sign'] as const]) {
      await follow(watched.page, address)
      expect(await watched.page.locator('h1').innerText()).toBe('Dafür haben Sie keine Berechtigung.')
      expect(await watched.page.locator('main :is(form, input, textarea, select, button)').count()).toBe(0)
    }
    await follow(watched.page, '/books/golden-book?entry=1&show=correct')
    expect(await watched.page.locator('main :is(form, textarea)').count()).toBe(0)
  })

  test('stays on the page with the key that plans a visit', async () => {
    await follow(watched.page, '/help')
    await watched.page.locator('main').press('n')
    await follow(watched.page, addresses.pages['partnership'] ?? '')
    await watched.page.locator('main').press('n')
    expect(new URL(watched.page.url()).pathname).toBe('/partnerships/istanbul')
  })

  test('is refused by the API, whatever a page offers', async () => {
    const [request] = await Promise.all([
      watched.page.waitForRequest(/\/v1\//),
      follow(watched.page, addresses.pages['visits'] ?? ''),
    ])
    const token = ((await request.headerValue('authorization')) ?? '').replace('Bearer ', '')
    const writes = ROUTES.filter(({ access }) =>
      [...FORBIDDEN, ...(isPress ? [] : OF_NOTICES)].includes(access),
    )
    expect(writes.length).toBeGreaterThan(15)
    const answers = await Promise.all(
      writes.map(async ({ method, path, name }) => {
        const address = path.replaceAll(/\{\w+\}/g, 'golden-book')
        const body = method === 'GET' ? {} : { body: {} }
        const { status } = await office.registry.send(method, address, { token, ...body })
        return [name, status]
      }),
    )
    expect(answers).toEqual(writes.map(({ name }) => [name, 403]))
  })

  test('meets no fault of a page', () => {
    expect(watched.takeFaults()).toEqual([])
  })
})

describe('an officer', () => {
  test('loads every page without a request to elsewhere and without a blocked style or script', async () => {
    const { page, takeFaults } = await open('officer', '/')
    const found: Record<string, string[]> = {}
    for (const [name, address] of Object.entries(addresses.pages)) {
      await follow(page, address)
      const faults = takeFaults()
      if (faults.length > 0) found[name] = faults
    }
    expect(found).toEqual({})
    await page.context().close()
  })

  test('leaves nothing in the browser after signing out, drafts included', async () => {
    const { page, takeFaults } = await open('officer', '/visits/new')
    const kept = () => page.evaluate(() => [Object.keys(localStorage), Object.entries(sessionStorage)])
    await page.locator('main input[type="text"]').first().fill('Vertraulicher Gast')
    await page.waitForFunction(() => JSON.stringify(localStorage).includes('Vertraulicher Gast'))
    await page.getByRole('button', { name: 'Abmelden' }).click()
    await page.getByText('Sie sind abgemeldet.').waitFor()
    expect(await kept()).toEqual([[], []])
    await page.getByRole('button', { name: 'Anmelden' }).click()
    await chooseUser(page, 'reader')
    await loaded(page)
    expect(await kept()).toEqual([[], []])
    expect(takeFaults()).toEqual([])
    await page.context().close()
  })
})
