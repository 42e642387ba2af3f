import { istanbul } from '../support/istanbul'
import { openOffice, type Office } from './support/office'
import { recordVisit } from './support/visits'

let office: Office

beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

describe('the day sheet', () => {
  const details = {
    visibility: 'press',
    programme: [{ what: 'Begrüßung' }, { what: 'Absprache mit der Sicherheit', visibility: 'internal' }],
    contacts: [{ name: 'Max Fahrer', function: 'Fahrer', telephone: '+49 30 555 01' }],
    notes: 'Der Gast bevorzugt Tee.',
  }
  const INTERNAL = ['Absprache mit der Sicherheit', 'Max Fahrer', 'bevorzugt Tee']

  test('has nothing internal for the press', async () => {
    const { id } = await recordVisit(office.registry, details)
    const page = await office.signIn('officer', `/visits/${id}/day-sheet`)
    const text = async () => (await page.locator('main').textContent()) ?? ''
    for (const each of INTERNAL) expect(await text()).toContain(each)
    await page.getByRole('link', { name: 'Für die Presse' }).click()
    await page.getByText('Tagesblatt · für die Presse').waitFor()
    expect(page.url()).toContain('?for=press')
    for (const each of INTERNAL) expect(await text()).not.toContain(each)
    expect(await text()).toContain('Begrüßung')
  })

  test('says that there is none for the press of an internal visit', async () => {
    const { id } = await recordVisit(office.registry)
    const page = await office.signIn('press', `/visits/${id}/day-sheet?for=press`)
    await page.getByText('denn dieser Besuch ist intern').waitFor()
    expect(await page.locator('main').textContent()).not.toContain('İmamoğlu')
  })

  test('names the office of a guest whose name is not known', async () => {
    const guests = [{ office: 'Außenministerin', officeClass: 'foreign-minister', country: 'XK' }]
    const { id } = await recordVisit(office.registry, { guests })
    const page = await office.signIn('officer', `/visits/${id}/day-sheet`)
    await page.getByRole('heading', { level: 1, name: 'Außenministerin' }).waitFor()
    expect(await page.locator('.people li').first().innerText()).toMatch(/^Außenministerin\s+Kosovo$/)
  })

  test('is one page of A4 on paper, without the menu', async () => {
    const { partnership, visit } = istanbul()
    await office.registry.send('POST', '/v1/partnerships', {
      headers: { 'idempotency-key': crypto.randomUUID() },
      body: partnership,
    })
    const { id } = await recordVisit(office.registry, { ...visit, ...details })
    const page = await office.signIn('officer', `/visits/${id}/day-sheet`)
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByRole('navigation').count()).toBe(0)
    const pdf = (await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1')
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
  })
})
