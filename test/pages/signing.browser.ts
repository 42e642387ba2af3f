import { istanbul } from '../support/istanbul'
import { loaded, openOffice, type Office } from './support/office'
import { dayFromToday } from './support/test-data'

const { externalId: _entry, ...entry } = istanbul().entry
const { externalId: _visit, ...visit } = istanbul().visit

describe('the signing of a book', () => {
  let office: Office
  const record = async (body: object): Promise<string> => {
    const answer = await office.registry.send('POST', '/v1/visits', {
      body: { ...visit, start: dayFromToday(0), ...body },
    })
    const path = `/v1/visits/${String(answer.body['id'])}`
    const headers = { 'if-match': answer.headers.get('etag') ?? '' }
    await office.registry.send('POST', `${path}/status`, { body: { status: 'confirmed' }, headers })
    return String(answer.body['id'])
  }
  const entries = async (book = 'golden-book') =>
    (await office.registry.send('GET', `/v1/books/${book}/entries`)).body['items'] as object[]

  beforeEach(async () => {
    office = await openOffice()
    await office.registry.send('POST', '/v1/partnerships', { body: istanbul().partnership })
  })
  afterEach(() => office.close())

  test('takes two steps, shows who has signed before, and records a triple click once', async () => {
    await record({ occasion: { de: '37 Jahre Partnerschaft' } })
    await office.registry.send('POST', '/v1/books/golden-book/entries', { body: entry })
    const page = await office.signIn('officer', '/books/golden-book/sign')
    await page.getByRole('radio', { name: 'Ekrem İmamoğlu' }).check()
    expect(await page.getByRole('checkbox', { name: 'Ekrem İmamoğlu' }).isChecked()).toBe(true)
    await page.getByLabel('Widmung', { exact: false }).first().fill('Dostlukla')
    await page.getByLabel('Sprache der Widmung').selectOption('tr')
    await page.getByRole('button', { name: 'Weiter zur Prüfung' }).click()
    await page.getByText('Der Eintrag nimmt Band 1, Seite 2 von 200.').waitFor()
    await page.getByText('Stadtoberhaupt einer Partnerstadt: eintragungsberechtigt').waitFor()
    await page.getByText('Ekrem İmamoğlu hat sich schon eingetragen: Juni 2024 (Eintrag 1)').waitFor()
    expect(await entries()).toHaveLength(1)
    await page.getByRole('button', { name: 'Jetzt eintragen' }).click({ clickCount: 3 })
    await page.getByText('Eintrag 2 ist erfasst.').waitFor()
    expect(new URL(page.url()).pathname).toBe('/books/golden-book')
    const right = page.getByRole('article', { name: 'Seite 2' })
    expect(await right.innerText()).toMatch(/Ekrem İmamoğlu[^]*Dostlukla[^]*37 Jahre Partnerschaft/)
    expect(await page.getByText('Bitte beachten').isVisible()).toBe(true)
    expect(await entries()).toHaveLength(2)
  })

  test('asks for a reason where an office is not eligible, and offers the guest book', async () => {
    const guests = [{ name: 'A Poet', office: 'Dichter', officeClass: 'culture-and-sport', country: 'DE' }]
    const visitId = await record({ guests })
    const page = await office.signIn('officer', `/books/golden-book/sign?visitId=${visitId}`)
    await page.getByText('Kultur und Sport: nicht eintragungsberechtigt').waitFor()
    await page.getByRole('button', { name: 'Weiter zur Prüfung' }).click()
    await page.locator('.error-summary:focus').waitFor()
    await page.locator('.error-summary a').click()
    expect(await page.locator(':focus').getAttribute('id')).toBe('field-override-reason')
    await page.getByRole('link', { name: 'Stattdessen in das Gästebuch eintragen' }).click()
    await page.getByRole('heading', { name: 'Eintragung: Gästebuch' }).waitFor()
    await loaded(page)
    await page.getByRole('button', { name: 'Weiter zur Prüfung' }).click()
    await page.getByRole('button', { name: 'Jetzt eintragen' }).click()
    await page.getByText('Eintrag 1 ist erfasst.').waitFor()
    expect(await entries('guest-book')).toMatchObject([{ signers: [{ name: 'A Poet' }], visitId }])
  })

  test('needs the name of a guest of whom only the office is known', async () => {
    const minister = { office: 'Außenministerin', officeClass: 'foreign-minister', country: 'XK' }
    const visitId = await record({ guests: [minister] })
    const page = await office.signIn('officer', `/books/golden-book/sign?visitId=${visitId}`)
    const goOn = page.getByRole('button', { name: 'Weiter zur Prüfung' })
    await goOn.click()
    const faultOf = (name: string) =>
      page
        .locator('.error-summary')
        .getByText(`${name}: Der Name fehlt noch. Tragen Sie ihn beim Besuch ein.`)
    await faultOf('Außenministerin').waitFor()
    const toVisit = page.getByRole('link', { name: 'Besuch ansehen' })
    expect(await toVisit.getAttribute('href')).toBe(`/visits/${visitId}`)
    await office.registry.send('PATCH', `/v1/visits/${visitId}`, {
      body: { guests: [{ ...minister, name: 'N.N.' }] },
      headers: { 'if-match': '"2"' },
    })
    await page.goto(`${office.registry.url}/books/golden-book/sign?visitId=${visitId}`)
    await page.getByRole('checkbox', { name: 'N.N.' }).waitFor()
    await goOn.click()
    await faultOf('N.N.').waitFor()
    expect(await entries()).toHaveLength(0)
  })

  test('leads back to the field that the API refuses', async () => {
    const visitId = await record({})
    const page = await office.signIn('officer', `/books/golden-book/sign?visitId=${visitId}`)
    await page.getByLabel('Jahr').fill('2999')
    await page.getByRole('button', { name: 'Weiter zur Prüfung' }).click()
    await page.getByRole('button', { name: 'Jetzt eintragen' }).click()
    await page.locator('.error-summary:focus').waitFor()
    expect(await page.getByText('Schritt 1 von 2').isVisible()).toBe(true)
    await page.locator('.error-summary a').click()
    expect(await page.locator(':focus').getAttribute('id')).toBe('field-signedOn')
  })
})
