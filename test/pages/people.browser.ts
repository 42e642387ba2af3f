import { istanbul } from '../support/istanbul'
import { openOffice, type Office } from './support/office'

describe('the pages of people', () => {
  let office: Office

  beforeAll(async () => {
    office = await openOffice()
    const { partnership, visit, entry } = istanbul()
    await office.registry.send('POST', '/v1/partnerships', { body: partnership })
    await office.registry.send('POST', '/v1/visits', { body: visit })
    const [signer] = entry['signers'] as object[]
    const signers = [{ ...signer, office: 'Oberbürgermeister von Istanbul' }]
    await office.registry.send('POST', '/v1/books/golden-book/entries', { body: { ...entry, signers } })
  })
  afterAll(() => office.close())

  test('find a person by the beginning of a name, without its accents', async () => {
    const page = await office.signIn('reader', '/people')
    await page.getByLabel('Name suchen').fill('imam')
    await page.getByRole('status').getByText('1 Person gefunden').waitFor()
    expect(new URL(page.url()).search).toBe('?q=imam')
    await page.getByLabel('Name suchen').fill('niemand')
    await page.getByText('Niemand gefunden, dessen Name mit „niemand“ beginnt.').waitFor()
    await page.getByLabel('Name suchen').fill('imam')
    await page.getByRole('link', { name: 'Ekrem İmamoğlu' }).click()
    await page.getByRole('heading', { level: 1, name: 'Ekrem İmamoğlu' }).waitFor()
    await page.goBack()
    await page.getByRole('link', { name: 'Ekrem İmamoğlu' }).waitFor()
    expect(await page.getByLabel('Name suchen').inputValue()).toBe('imam')
  })

  test('show the office that was held on the day, and lead to the page of the book', async () => {
    const page = await office.signIn('officer', '/people/ekrem-imamoglu')
    await page.getByText('Oberbürgermeister von Istanbul').waitFor()
    const appearances = await page.locator('.appearances > li').allInnerTexts()
    expect(appearances).toEqual([
      expect.stringMatching(/Juni 2024\s+Bürgermeister von Istanbul\s+Gast · Zum Besuch/),
      expect.stringMatching(
        /Juni 2024\s+Oberbürgermeister von Istanbul\s+Eintragung · Goldenes Buch, Eintrag 1/,
      ),
    ])
    await page.getByRole('link', { name: 'Goldenes Buch, Eintrag 1' }).click()
    await page.getByRole('status').getByText('Band 1 · Seite 1 von 200').waitFor()
    await page.getByRole('article', { name: 'Seite 1' }).getByText('Ekrem İmamoğlu').waitFor()
  })

  test('say that nobody has an unknown id, and lead to the list', async () => {
    const page = await office.signIn('officer', '/people/nobody-of-this-name')
    await page.getByRole('heading', { name: 'Diese Person gibt es nicht.' }).waitFor()
    expect(await page.getByRole('button', { name: 'Noch einmal versuchen' }).count()).toBe(0)
    await page.getByRole('link', { name: 'Zur Liste: Personen' }).click()
    await page.getByRole('heading', { name: 'Personen' }).waitFor()
  })

  test('are searched by a key, in the field', async () => {
    const page = await office.signIn('officer', '/help')
    await page.getByRole('heading', { name: 'Hilfe', level: 1 }).waitFor()
    await page.keyboard.press('/')
    await page.locator('#people-search:focus').waitFor()
  })
})
