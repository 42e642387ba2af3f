import { readFileSync } from 'node:fs'
import type { Page, Route } from 'playwright-core'
import { openOffice, type Office } from './support/office'
import { readVisit, recordVisit, takeStep } from './support/visits'

let office: Office

beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

describe('the file of a visit', () => {
  test('names the guest, the office, the occasion, and who changed it last', async () => {
    const { id } = await recordVisit(office.registry)
    const page = await office.signIn('officer', `/visits/${id}`)
    expect(await page.locator('h1').textContent()).toBe('Ekrem İmamoğlu')
    expect(await page.locator('.lead').textContent()).toBe('Bürgermeister von Istanbul · Arbeitsgespräch')
    await page.getByRole('button', { name: 'Bestätigen' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Bestätigen' }).click()
    await page.getByText('Der Besuch ist bestätigt.').waitFor()
    expect(await page.getByText('Version 2, zuletzt geändert von Ada Beispiel').isVisible()).toBe(true)
  })

  test('cancels a visit with a reason, which is asked for, and returns the focus on Escape', async () => {
    const { id } = await recordVisit(office.registry)
    const page = await office.signIn('officer', `/visits/${id}`)
    const cancel = page.getByRole('button', { name: 'Absagen' })
    await cancel.click()
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await cancel.evaluate((button) => button === button.ownerDocument.activeElement)).toBe(true)
    await cancel.click()
    const dialog = page.getByRole('dialog', { name: 'Besuch absagen' })
    await dialog.getByRole('button', { name: 'Absagen' }).click()
    await dialog.getByRole('alert').getByText('Bitte geben Sie den Grund an').waitFor()
    await dialog.getByLabel('Grund').fill('Der Flug fällt aus.')
    await dialog.getByRole('button', { name: 'Absagen' }).click()
    await page.getByRole('status').filter({ hasText: 'Der Besuch ist abgesagt.' }).waitFor()
    await page.waitForFunction(() => document.activeElement?.textContent === 'Der Besuch ist abgesagt.')
    expect(await page.locator('.history li').first().textContent()).toMatch(
      /^abgesagtAda Beispiel, .*Der Flug fällt aus\.$/,
    )
    expect(await readVisit(office.registry, id)).toMatchObject({
      status: 'cancelled',
      statusReason: 'Der Flug fällt aus.',
    })
    expect(await cancel.count()).toBe(0)
  })

  test('asks nothing more about a visit that does not exist', async () => {
    const page = await office.signIn('officer', '/visits/does-not-exist')
    await page.getByRole('heading', { name: 'Diesen Besuch gibt es nicht.' }).waitFor()
    const requested = await page.evaluate(() =>
      performance.getEntriesByType('resource').filter(({ name }) => name.includes('does-not-exist')),
    )
    expect(requested).toHaveLength(1)
  })

  test('does nothing when somebody else was faster, and says who', async () => {
    const visit = await recordVisit(office.registry)
    const page = await office.signIn('officer', `/visits/${visit.id}`)
    await office.registry.send('PATCH', `/v1/visits/${visit.id}`, {
      headers: { 'if-match': visit.etag },
      body: { venues: ['Schloss Bellevue'] },
    })
    await page.getByRole('button', { name: 'Bestätigen' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Bestätigen' }).click()
    await page.getByText('Dieser Besuch wurde inzwischen geändert').waitFor()
    expect(await page.locator('.facts').getByText('Schloss Bellevue').isVisible()).toBe(true)
    expect(await readVisit(office.registry, visit.id)).toMatchObject({ status: 'planned', version: 2 })
    await page.getByRole('button', { name: 'Bestätigen' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Bestätigen' }).click()
    await page.getByText('Der Besuch ist bestätigt.').waitFor()
  })

  test('says in words why a step is refused, and which are allowed', async () => {
    const { id } = await recordVisit(office.registry)
    const page = await office.signIn('officer', `/visits/${id}`)
    await page.route('**/status', async (route) =>
      route.fulfill({
        status: 409,
        json: { detail: 'It can become cancelled or void.', allowed: ['cancelled', 'void'] },
      }),
    )
    await page.getByRole('button', { name: 'Bestätigen' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Bestätigen' }).click()
    const alert = page.getByRole('dialog').getByRole('alert')
    await alert.waitFor()
    expect(await alert.textContent()).toBe(
      'Das ist nicht möglich, weil der Besuch geplant ist. Möglich ist: Absagen und Für ungültig erklären.',
    )
    expect(await readVisit(office.registry, id)).toMatchObject({ status: 'planned' })
  })

  test('leads to the page of the book that was signed', async () => {
    const { id } = await recordVisit(office.registry)
    const signer = {
      name: 'Ekrem İmamoğlu',
      office: 'Bürgermeister',
      officeClass: 'partner-city-mayor',
      country: 'TR',
    }
    const { body } = await office.registry.send('POST', '/v1/books/golden-book/entries', {
      headers: { 'idempotency-key': crypto.randomUUID() },
      body: { visitId: id, signedOn: '2024-06-19', signers: [signer] },
    })
    const page = await office.signIn('reader', `/visits/${id}`)
    const link = page.getByRole('link', {
      name: `Band ${String(body['volume'])}, Seite ${String(body['page'])}`,
    })
    expect(await link.getAttribute('href')).toBe(
      `/books/golden-book?volume=${String(body['volume'])}&page=${String(body['page'])}`,
    )
  })

  test('asks before it shows a visit to the press, and says who will hear', async () => {
    const { id } = await recordVisit(office.registry)
    const page = await office.signIn('officer', `/visits/${id}`)
    await page.getByLabel('Wer den Besuch sehen darf').selectOption('press')
    await page.getByRole('button', { name: 'Ändern …' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('die für die Presse freigegeben sind').waitFor()
    expect(await readVisit(office.registry, id)).toMatchObject({ visibility: 'internal' })
    await dialog.getByRole('button', { name: 'Freigeben' }).click()
    await page.getByText('Der Besuch ist jetzt für die Presse.').waitFor()
    expect(await readVisit(office.registry, id)).toMatchObject({ visibility: 'press' })
  })

  test('corrects the visibility of a completed visit, with a reason', async () => {
    const planned = await recordVisit(office.registry)
    const confirmed = await takeStep(office.registry, planned, { status: 'confirmed' })
    const { id } = await takeStep(office.registry, confirmed, { status: 'completed' })
    const page = await office.signIn('administrator', `/visits/${id}`)
    await page.getByLabel('Wer den Besuch sehen darf').selectOption('public')
    await page.getByRole('button', { name: 'Ändern …' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Zurzeit ist kein Abonnement dafür eingerichtet.').waitFor()
    await dialog.getByLabel('Grund').fill('Die Pressemitteilung ist draußen.')
    await dialog.getByRole('button', { name: 'Freigeben' }).click()
    await page.getByText('Der Besuch ist jetzt öffentlich.').waitFor()
    expect(await page.locator('.history li').first().textContent()).toMatch(/^berichtigt: Sichtbarkeit/)
  })

  test('offers a reader no step and no change', async () => {
    const { id } = await recordVisit(office.registry)
    const page = await office.signIn('reader', `/visits/${id}`)
    expect(await page.locator('main button').count()).toBe(0)
    expect(await page.locator('.actions a').allTextContents()).toEqual(['Tagesblatt'])
  })

  test('offers no completion before the first day', async () => {
    const planned = await recordVisit(office.registry, { start: '2199-06-19T10:00' })
    await takeStep(office.registry, planned, { status: 'confirmed' })
    const page = await office.signIn('officer', `/visits/${planned.id}`)
    expect(await page.getByRole('button', { name: 'Abschließen' }).count()).toBe(0)
    expect(await page.getByText('Abschließen lässt sich der Besuch ab dem 19. Juni 2199.').isVisible()).toBe(
      true,
    )
  })
})

describe('the agenda', () => {
  const names = (page: Page) => page.locator('.agenda .who').allTextContents()

  beforeAll(async () => {
    const guest = (name: string, country: string) => ({
      guests: [{ name, office: 'Botschafter', officeClass: 'ambassador', country }],
    })
    await recordVisit(office.registry, { start: '2024-06-19T10:00' })
    await recordVisit(office.registry, { start: '2198-03-02T09:00', ...guest('Anna Abend', 'FR') })
    await recordVisit(office.registry, { start: '2198-03-01T15:00', ...guest('Berta Çelik', 'TR') })
    await recordVisit(office.registry, { start: '2198-03-01', ...guest('=Cäsar', 'TR'), kind: 'conference' })
  })

  test('shows what is ahead by day, and the past on request', async () => {
    const page = await office.signIn('officer', '/visits')
    const days = await page.locator('.day h2').allTextContents()
    expect(days.slice(0, 2)).toEqual(['Donnerstag, 1. März 2198', 'Freitag, 2. März 2198'])
    await page.getByRole('link', { name: 'Vergangene' }).click()
    await page.locator('.day h2', { hasText: 'Mittwoch, 19. Juni 2024' }).waitFor()
    expect(new URL(page.url()).search).toBe('?time=past')
    await page.goBack()
    await page.locator('.day h2', { hasText: 'Donnerstag, 1. März 2198' }).waitFor()
  })

  test('keeps the filters in the address, so that the list can be sent as a link', async () => {
    const page = await office.signIn('officer', '/visits')
    await page.getByText('Filter', { exact: true }).click()
    await page.getByLabel('Land').selectOption({ label: 'Türkei' })
    await page.getByLabel('Vom').fill('2198-03-01')
    await page.getByLabel('Bis zum').fill('2198-03-31')
    await page.getByText('2 angezeigt').waitFor()
    await page.getByLabel('In der Liste suchen').fill('celik')
    await page.getByText('1 von 2 geladenen Besuchen passen.').waitFor()
    expect(await names(page)).toEqual(['Berta Çelik'])
    const address = page.url().slice(office.registry.run.url.length)
    expect(address).toBe('/visits?from=2198-03-01&to=2198-03-31&country=TR&words=celik')

    const other = await office.signIn('reader', address)
    expect(await names(other)).toEqual(['Berta Çelik'])
    expect(await other.getByLabel('Land').inputValue()).toBe('TR')
    await other.getByRole('link', { name: 'Filter zurücksetzen' }).click()
    await other.getByText('Anna Abend').waitFor()
    expect(await other.getByRole('link', { name: 'Besuch planen' }).count()).toBe(0)
  })

  test('shows the visits of the last choice, though the answer for an earlier one comes later', async () => {
    const page = await office.signIn('officer', '/visits?from=2198-03-01&to=2198-03-31')
    await page.getByText('3 angezeigt').waitFor()
    const earlier = new Promise<Route>((resolve) => void page.route(/country=FR/, resolve))
    await page.getByLabel('Land').selectOption({ label: 'Frankreich' })
    const held = await earlier
    await page.getByLabel('Land').selectOption({ label: 'Türkei' })
    await page.getByText('2 angezeigt').waitFor()
    const late = page.waitForResponse(/country=FR/)
    await held.continue()
    await (await late).finished()
    await page.evaluate(
      async () => await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))),
    )
    expect(await names(page)).toEqual(['=Cäsar', 'Berta Çelik'])
  })

  test('gives what is shown as a table without formulas', async () => {
    const page = await office.signIn('officer', '/visits?from=2198-03-01&to=2198-03-31&kind=conference')
    const downloading = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Als Tabelle (CSV)' }).click()
    const download = await downloading
    const lines = readFileSync(await download.path(), 'utf8').split('\r\n')
    expect(download.suggestedFilename()).toMatch(/^besuche-\d{4}-\d\d-\d\d\.csv$/)
    expect(lines[0]).toMatch(/^\uFEFFBeginn;Ende;Status;/)
    expect(lines[1]).toContain(`2198-03-01;;geplant;intern;Konferenz;Besuch bei uns;"'=Cäsar, Botschafter";`)
    expect(lines).toHaveLength(3)
  })

  test('has the office in the table where the name is not known, and the countries that there are', async () => {
    const minister = { office: 'Außenministerin', officeClass: 'foreign-minister', country: 'XK' }
    const envoy = { name: 'Ada Gast', office: 'Gesandte', officeClass: 'international-organisation' }
    await recordVisit(office.registry, { start: '2198-05-01', hosts: [], guests: [minister, envoy] })
    const page = await office.signIn('officer', '/visits?from=2198-05-01&to=2198-05-31&country=XK')
    const item = page.locator('main li', { hasText: 'Außenministerin' })
    await item.waitFor()
    expect((await item.innerText()).match(/Außenministerin/g)).toHaveLength(1)
    const downloading = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Als Tabelle (CSV)' }).click()
    const [, row] = readFileSync(await (await downloading).path(), 'utf8').split('\r\n')
    expect(row).toContain('"Außenministerin; Ada Gast, Gesandte";;Kosovo;')
  })
})
