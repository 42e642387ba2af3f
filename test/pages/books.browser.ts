import type { Page } from 'playwright-core'
import { istanbul } from '../support/istanbul'
import { openOffice, type Office } from './support/office'

const golden = '/v1/books/golden-book'
const { externalId: _entry, ...entry } = istanbul().entry
const mayor = (name: string) => ({
  name,
  office: 'Bürgermeisterin',
  officeClass: 'partner-city-mayor',
  country: 'CZ',
})

describe('the pages of a book', () => {
  let office: Office
  const post = async (path: string, body: object, headers: Record<string, string> = {}) => {
    const answer = await office.registry.send('POST', path, { body, headers })
    if (answer.status >= 300) throw new Error(answer.text)
    return answer
  }
  const sign = (body: object) => post(`${golden}/entries`, { ...entry, ...body })
  const openBook = (address: string, options = {}) => office.signIn('officer', address, options)
  const volumesOfGuestBook = async () =>
    (await office.registry.send('GET', '/v1/books/guest-book')).body['volumes']
  const position = (page: Page, words: string) => page.getByRole('status').getByText(words).waitFor()

  beforeAll(async () => {
    office = await openOffice()
    for (const name of ['Eva Erste', 'Zoe Zweite', 'Dora Dritte', 'Vera Vierte', 'Fay Fünfte'])
      await sign({ signers: [mayor(name)], inscription: { text: 'Se srdečným pozdravem.', language: 'cs' } })
    await post(
      `${golden}/entries/2/corrections`,
      { patch: { place: 'Wappensaal' }, reason: 'Falscher Ort' },
      { 'if-match': '"1"' },
    )
    await post(`${golden}/entries/3/voiding`, { reason: 'Doppelt erfasst' }, { 'if-match': '"1"' })
    await sign({ origin: 'archive', signedOn: '1963-06', signers: [{ name: 'John F. Kennedy' }] })
    await sign({
      origin: 'archive',
      signedOn: undefined,
      volume: 7,
      page: 1,
      signers: [{ name: 'Nora Nirgends' }],
    })
  })
  afterAll(() => office.close())

  test('lie open at the last one that is signed, with names, places and inscriptions', async () => {
    const page = await openBook('/books/golden-book')
    await position(page, 'Band 1 · Seiten 4 und 5 von 200')
    const left = page.getByRole('article', { name: 'Seite 4' })
    expect(await left.innerText()).toMatch(/Vera Vierte\s+Bürgermeisterin[^]*Rotes Rathaus[^]*4 · Eintrag 4/)
    expect(await left.locator('[lang="cs"]').innerText()).toBe('Se srdečným pozdravem.')
    expect(await page.getByText('John F. Kennedy').isVisible()).toBe(true)
  })

  test('are turned by links and by arrow keys, and say which are shown', async () => {
    const page = await openBook('/books/golden-book?volume=1&page=2')
    await page.getByRole('link', { name: 'Seiten 4 und 5' }).click()
    await position(page, 'Seiten 4 und 5')
    await page.locator('h1').focus()
    await page.keyboard.press('ArrowLeft')
    await position(page, 'Seiten 2 und 3')
    expect(new URL(page.url()).search).toBe('?volume=1&page=2')
    await page.locator('[aria-label="Seiten 2 und 3"]:focus').waitFor()
    await page.keyboard.press('ArrowLeft')
    await position(page, 'Band 1 · Seite 1 von 200')
    await page.goBack()
    await position(page, 'Seiten 2 und 3')
  })

  test('stay where they are while an arrow key moves in a field', async () => {
    const page = await openBook('/books/golden-book?volume=1&page=2')
    await page.getByText('Nächsten Band eröffnen').first().click()
    await page.getByLabel('Zahl der Seiten').focus()
    await page.keyboard.press('ArrowRight')
    await page.locator('h1').focus()
    await page.keyboard.press('ArrowRight')
    await position(page, 'Seiten 4 und 5')
    expect(new URL(page.url()).search).toBe('?volume=1&page=4')
  })

  test('are shown one at a time on a phone', async () => {
    const page = await openBook('/books/golden-book?volume=1&page=2', {
      viewport: { width: 320, height: 640 },
    })
    await position(page, 'Band 1 · Seite 2 von 200')
    expect(await page.getByRole('article').count()).toBe(1)
    await page.getByRole('link', { name: 'Seite 3' }).click()
    await position(page, 'Seite 3')
  })

  test('mark what was corrected, and strike through what is void', async () => {
    const page = await openBook('/books/golden-book?volume=1&page=2')
    const corrected = page.getByRole('article', { name: 'Seite 2' })
    expect(await corrected.getByText('berichtigt').isVisible()).toBe(true)
    expect(await page.locator('s').innerText()).toBe('Dora Dritte')
    expect(await page.getByText('Doppelt erfasst').isVisible()).toBe(true)
    await corrected.getByRole('link', { name: 'Verlauf' }).click()
    await page.getByText('Falscher Ort').waitFor()
    expect(await page.getByText('Geändert: Ort').isVisible()).toBe(true)
  })

  test('say that they are empty', async () => {
    const page = await openBook('/books/golden-book?volume=1&page=100')
    expect(await page.getByText('Diese Seite ist noch leer.').count()).toBe(2)
  })

  test('of an archive may be undated, and are dated as far as is known, by correction', async () => {
    const page = await openBook('/books/golden-book?volume=7&page=1')
    const entryOf = page.getByRole('article', { name: 'Seite 1' })
    await entryOf.getByText('ohne Datum').waitFor()
    const correct = async (year: string, certainty: string) => {
      await entryOf.getByRole('link', { name: 'Berichtigen' }).click()
      await page.getByLabel('Jahr').fill(year)
      await page.getByLabel('Gewissheit').selectOption(certainty)
      await page.getByLabel('Grund').fill('Tagebuch des Bürgermeisters')
      await page.getByRole('button', { name: 'Berichtigen' }).click()
    }
    await correct('192x', 'ungefähr')
    await entryOf.getByText('um die 1920er Jahre').waitFor()
    await entryOf.getByRole('link', { name: 'Berichtigen' }).click()
    expect(await page.getByLabel('Jahr').inputValue()).toBe('192X')
    expect(await page.getByLabel('Gewissheit').inputValue()).toBe('~')
    await page.goBack()
    await correct('', 'sicher')
    await entryOf.getByText('ohne Datum').waitFor()
    await page.goto(new URL('/people/nora-nirgends', page.url()).href)
    await page.getByText('ohne Datum').waitFor()
  })

  test('of live records take no uncertain date', async () => {
    const page = await openBook('/books/golden-book?volume=1&page=4')
    await page.getByRole('article', { name: 'Seite 4' }).getByRole('link', { name: 'Berichtigen' }).click()
    await page.getByLabel('Jahr').waitFor()
    expect(await page.getByLabel('Gewissheit').count()).toBe(0)
  })

  test('are corrected and declared void with a reason', async () => {
    const page = await openBook('/books/golden-book?volume=1&page=4')
    const left = page.getByRole('article', { name: 'Seite 4' })
    await left.getByRole('link', { name: 'Berichtigen' }).click()
    await page.getByLabel('Name 1').fill('Vera Werte')
    await page.getByRole('button', { name: 'Berichtigen' }).click()
    // Without a reason, the API refuses at the field.
    await page.locator('.error-summary').waitFor()
    await page.getByLabel('Grund').fill('Verlesen')
    await page.getByRole('button', { name: 'Berichtigen' }).click()
    await page.getByText('Eintrag 4 ist berichtigt.').waitFor()
    expect(await left.innerText()).toContain('Vera Werte')
    await left.getByRole('link', { name: 'Für ungültig erklären' }).click()
    await page.getByLabel('Grund').fill('Probe')
    await page.getByRole('button', { name: 'Für ungültig erklären' }).click()
    await page.getByText('Eintrag 4 ist ungültig.').waitFor()
    expect(await page.locator('s').innerText()).toBe('Vera Werte')
  })

  test('are corrected by an officer who has seen what another one changed meanwhile', async () => {
    const page = await openBook('/books/golden-book?volume=1&page=4&entry=5&show=correct')
    await page.getByLabel('Ort').fill('Schloss Bellevue')
    await page.getByLabel('Grund').fill('Falscher Ort')
    const other = { patch: { inscription: { text: 'Velmi srdečně.' } }, reason: 'Verlesen' }
    await post(`${golden}/entries/5/corrections`, other, { 'if-match': '"1"' })
    await page.getByRole('button', { name: 'Berichtigen' }).click()
    await page.getByRole('alert').getByText('Velmi srdečně.').waitFor()
    await page.getByRole('button', { name: 'Berichtigen' }).click()
    await page.getByText('Eintrag 5 ist berichtigt.').waitFor()
    const { body } = await office.registry.send('GET', `${golden}/entries/5`)
    expect(body).toMatchObject({
      place: 'Schloss Bellevue',
      inscription: { text: 'Velmi srdečně.', language: 'cs' },
      version: 3,
    })
  })

  test('are only read by a reader', async () => {
    const page = await office.signIn('reader', '/books/golden-book?volume=1&page=4&entry=5&show=correct')
    await position(page, 'Seiten 4 und 5')
    for (const words of [
      'Eintragung erfassen',
      'Berichtigen',
      'Für ungültig erklären',
      'Nächsten Band eröffnen',
    ])
      expect(await page.getByText(words, { exact: true }).count()).toBe(0)
    await page.goto('/books/golden-book/sign')
    await page.getByText('Eintragungen erfasst das Protokoll').waitFor()
    expect(await page.locator('form').count()).toBe(0)
  })

  test('follow in a new volume, after one question', async () => {
    const page = await openBook('/books/guest-book')
    await page.getByText('Nächsten Band eröffnen').first().click()
    await page.getByLabel('Zahl der Seiten').fill('120')
    await page.getByRole('button', { name: 'Nächsten Band eröffnen' }).click()
    await page.getByText('200 Seiten bleiben dort leer').waitFor()
    await page.getByRole('button', { name: 'Band 2 jetzt eröffnen' }).click()
    await page.getByText('Band 2 ist eröffnet.').waitFor()
    await position(page, 'Band 2 · Seite 1 von 120')
    expect(await volumesOfGuestBook()).toMatchObject([
      { status: 'closed' },
      { status: 'open', capacity: 120 },
    ])
  })

  test('get no second volume by an officer who has not seen the first', async () => {
    const page = await openBook('/books/guest-book')
    const { headers } = await office.registry.send('GET', '/v1/books/guest-book')
    await post('/v1/books/guest-book/volumes', {}, { 'if-match': headers.get('etag') ?? '' })
    await page.getByText('Nächsten Band eröffnen').first().click()
    await page.getByRole('button', { name: 'Nächsten Band eröffnen' }).click()
    await page.getByRole('button', { name: /jetzt eröffnen/ }).click()
    await page.getByText('Inzwischen wurde ein Band').waitFor()
    await page.getByRole('button', { name: 'Buch neu laden' }).click()
    await position(page, 'Band 3')
    expect(await volumesOfGuestBook()).toHaveLength(3)
  })
})
