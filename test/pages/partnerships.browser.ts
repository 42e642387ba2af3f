import type { Page } from 'playwright-core'
import istanbul from '../../examples/istanbul.json'
import { loaded, openOffice, type Office } from './support/office'

const PARTNERSHIP = istanbul.partnership
type Programme = (typeof PARTNERSHIP.programmes)[number]

const KRAKOW = { id: 'krakow', city: { de: 'Krakau', en: 'Kraków' }, country: 'PL', foundedOn: '1991-05-02' }

const fill = (page: Page, pointer: string, text = '') =>
  page.fill(`#field${pointer.replaceAll('/', '-')}`, text)

async function enterProgramme(page: Page, programme: Programme, index: number): Promise<void> {
  const pointer = `/programmes/${index}`
  await page.getByRole('button', { name: 'Programm hinzufügen' }).click()
  await fill(page, `${pointer}/name/de`, programme.name.de)
  await fill(page, `${pointer}/name/en`, programme.name.en)
  await fill(page, `${pointer}/id`, programme.id)
  await page.selectOption(`#field-programmes-${index}-field`, programme.field)
  await fill(page, `${pointer}/homeBody`, programme.homeBody)
  await fill(page, `${pointer}/partnerBody`, programme.partnerBody)
  await fill(page, `${pointer}/offers/de`, programme.offers?.de)
  await fill(page, `${pointer}/offers/en`, programme.offers?.en)
}

async function enterIstanbul(page: Page): Promise<void> {
  const { city, country, motto, programmes, externalId } = PARTNERSHIP
  await fill(page, '/city/de', city.de)
  await fill(page, '/city/en', city.en)
  await page.selectOption('#field-city-language-2', 'tr')
  await fill(page, '/city/tr', city.tr)
  await page.selectOption('#field-country', country)
  await page.fill('#field-foundedOn', '17')
  await page.fill('#field-foundedOn-month', '11')
  await page.fill('#field-foundedOn-year', '1989')
  await fill(page, '/motto/de', motto.de)
  await fill(page, '/motto/en', motto.en)
  for (const [index, programme] of programmes.entries()) await enterProgramme(page, programme, index)
  await page.getByText('Notizen, Quellen und Kennung').click()
  await fill(page, '/externalId', externalId)
}

const save = (page: Page) => page.getByRole('button', { name: 'Speichern' }).click()

describe('the pages of partnerships', () => {
  let office: Office
  const read = async (id: string) => (await office.registry.send('GET', `/v1/partnerships/${id}`)).body
  const patch = (id: string, body: object) =>
    office.registry.send('PATCH', `/v1/partnerships/${id}`, { body, headers: { 'if-match': '"1"' } })
  const record = (body: object) => office.registry.send('POST', '/v1/partnerships', { body })

  beforeAll(async () => {
    office = await openOffice()
    await record(KRAKOW)
  })
  afterAll(() => office.close())

  test('an officer records a partnership with all that is known of Istanbul', async () => {
    const page = await office.signIn('officer', '/partnerships/new')
    await enterIstanbul(page)
    await save(page)
    await page.waitForURL('**/partnerships/istanbul')
    await page.getByText('Gespeichert.').waitFor()
    expect(await read('istanbul')).toMatchObject(PARTNERSHIP)
    await page.getByRole('heading', { level: 1, name: 'Istanbul' }).waitFor()
    await page.getByText('Städte der Freiheit').waitFor()
    expect(await page.getByRole('heading', { level: 3 }).count()).toBe(3)
  })

  test('what is missing is said at its field, and the summary leads there', async () => {
    const page = await office.signIn('officer', '/partnerships/new')
    await fill(page, '/city/de', 'Krakau')
    await save(page)
    const summary = page.locator('.error-summary')
    await summary.getByRole('link', { name: /Land/ }).click()
    expect(await page.evaluate('document.activeElement.id')).toBe('field-country')
    expect(await page.locator('#field-country').getAttribute('aria-invalid')).toBe('true')
    // The registry's own fault: there is a partnership of this id already.
    await page.selectOption('#field-country', 'PL')
    await fill(page, '/city/en', 'Kraków')
    await page.fill('#field-foundedOn-year', '19910')
    await page.fill('#field-foundedOn-month', '13')
    await save(page)
    await page.locator('#field-foundedOn-error').waitFor()
  })

  test('of an archive may be with a city of a former country, another one may not', async () => {
    await record({ origin: 'archive', city: { de: 'Leningrad' }, country: 'SU', status: 'ended' })
    await record({ city: { de: 'Breslau' }, country: 'PL' })
    const page = await office.signIn('officer', '/partnerships/leningrad/edit')
    await page.locator('#field-country').waitFor()
    expect(await page.locator('#field-country option:checked').innerText()).toBe('Sowjetunion')
    await page.selectOption('#field-country', { label: 'Deutsche Demokratische Republik' })
    await save(page)
    await page.getByText('Deutsche Demokratische Republik').waitFor()
    expect(await read('leningrad')).toMatchObject({ country: 'DD' })
    await page.goto(`${office.registry.url}/partnerships/breslau/edit`)
    await page.locator('#field-country').waitFor()
    expect(await page.locator('#field-country option[value=XK]').count()).toBe(1)
    expect(await page.locator('#field-country option[value=DD]').count()).toBe(0)
  })

  test('an edit sends what differs, and the draft outlasts a reload', async () => {
    await record({ city: { de: 'Posen', en: 'Poznań', pl: 'Poznań' }, country: 'PL', notes: 'alt' })
    const page = await office.signIn('officer', '/partnerships/poznan/edit')
    await fill(page, '/motto/de', 'Gute Nachbarn')
    await page.reload()
    await loaded(page)
    await page.getByText('Ihr Entwurf wurde wiederhergestellt.').waitFor()
    const sent = page.waitForRequest((request) => request.method() === 'PATCH')
    await save(page)
    expect((await sent).postDataJSON()).toEqual({ motto: { de: 'Gute Nachbarn' } })
    await page.getByText('Gespeichert.').waitFor()
    expect(await read('poznan')).toMatchObject({ city: { pl: 'Poznań' }, notes: 'alt', version: 2 })
  })

  test('changes of two people to different fields are both kept', async () => {
    await record({ id: 'gdansk', city: { de: 'Danzig' }, country: 'PL' })
    const page = await office.signIn('officer', '/partnerships/gdansk/edit')
    await fill(page, '/motto/de', 'Am Meer')
    await patch('gdansk', { city: { en: 'Gdańsk' } })
    await save(page)
    await page.getByText('Gespeichert.').waitFor()
    const city = { de: 'Danzig', en: 'Gdańsk' }
    expect(await read('gdansk')).toMatchObject({ city, motto: { de: 'Am Meer' }, version: 3 })
  })

  test('where two people have changed the same field, the officer chooses', async () => {
    await record({ id: 'wroclaw', city: { de: 'Breslau' }, country: 'PL' })
    const page = await office.signIn('officer', '/partnerships/wroclaw/edit')
    await fill(page, '/motto/de', 'Stadt der Brücken')
    await patch('wroclaw', { motto: { de: 'Stadt der Zwerge' }, foundedPlace: 'Breslau' })
    await save(page)
    const choice = page.getByRole('group', { name: 'Leitwort (Deutsch)' })
    await choice.getByText('Stadt der Zwerge').waitFor()
    await choice.getByLabel(/Stadt der Brücken/).check()
    await page.getByRole('button', { name: 'So speichern' }).click()
    await page.getByText('Gespeichert.').waitFor()
    expect(await read('wroclaw')).toMatchObject({
      motto: { de: 'Stadt der Brücken' },
      foundedPlace: 'Breslau',
      version: 3,
    })
    await page.getByText('geändert: Ort der Gründung und Leitwort').waitFor()
    await page.getByText('Ada Beispiel', { exact: false }).nth(1).waitFor()
  })

  test('an officer lets a partnership rest with a reason and a date, and resumes it', async () => {
    const page = await office.signIn('officer', '/partnerships/krakow')
    await page.getByRole('button', { name: 'Ruhen lassen' }).click()
    const step = page.getByRole('region', { name: 'Die Partnerschaft ruhen lassen' })
    await step.getByRole('button', { name: 'Ruhen lassen' }).click()
    await page.locator('#field-reason-error').waitFor()
    await step.getByLabel('Grund').fill('Umbau der Verwaltung')
    await step.getByLabel('Jahr').fill('2020')
    await step.getByRole('button', { name: 'Ruhen lassen' }).click()
    await page.getByText('Die Partnerschaft ruht jetzt.').waitFor()
    await page.locator('.history').getByText('Umbau der Verwaltung').waitFor()
    expect(await read('krakow')).toMatchObject({ status: 'suspended', statusSince: '2020' })
    await page.getByRole('link', { name: 'Partnerstädte' }).last().click()
    await page.getByLabel('Anzeigen').selectOption('suspended')
    await page.waitForFunction(() => document.querySelectorAll('.who').length === 1)
    await page.getByRole('link', { name: 'Krakau' }).click()
    await page.getByRole('button', { name: 'Wieder aufnehmen' }).click()
    const resuming = page.getByRole('region', { name: 'Die Partnerschaft wieder aufnehmen' })
    await resuming.getByLabel('Grund').fill('Umbau beendet')
    await resuming.getByRole('button', { name: 'Wieder aufnehmen' }).click()
    await page.getByText('Die Partnerschaft ist wieder aktiv.').waitFor()
    expect(await read('krakow')).toMatchObject({ status: 'active', statusReason: 'Umbau beendet' })
  })

  test('the timeline says in a table what it shows', async () => {
    await record({ id: 'lyon', city: { de: 'Lyon' }, country: 'FR', foundedOn: '2001-03-04' })
    await office.registry.send('POST', '/v1/visits', {
      body: {
        origin: 'archive',
        status: 'completed',
        direction: 'outgoing',
        kind: 'delegation',
        start: '2015-06',
        occasion: { de: 'Tag der Kultur' },
        hosts: [{ name: 'Marie Exemple', office: 'Bürgermeisterin' }],
        partnershipId: 'lyon',
      },
    })
    const page = await office.signIn('reader', '/partnerships/lyon')
    await page.getByText('Zeitstrahl als Tabelle').click()
    await page.getByRole('cell', { name: 'Gründung' }).waitFor()
    const rows = await page.locator('tbody tr').allInnerTexts()
    // Which milestones follow depends on the day of the test.
    expect(rows.slice(0, 7).map((row) => row.split('\t').map((cell) => cell.trim()))).toEqual([
      ['4. März 2001', 'Gründung', 'Lyon'],
      ['4. März 2002', 'Jubiläen', '1 Jahr Partnerschaft mit Lyon'],
      ['4. März 2006', 'Jubiläen', '5 Jahre Partnerschaft mit Lyon'],
      ['4. März 2011', 'Jubiläen', '10 Jahre Partnerschaft mit Lyon'],
      ['Juni 2015', 'Reisen zum Partner', 'Marie Exemple, Tag der Kultur'],
      ['4. März 2016', 'Jubiläen', '15 Jahre Partnerschaft mit Lyon'],
      ['4. März 2021', 'Jubiläen', '20 Jahre Partnerschaft mit Lyon'],
    ])
  })

  test('the jubilees of a partnership of which only the year of the founding is known have the year alone', async () => {
    await record({ id: 'brno', city: { de: 'Brünn' }, country: 'CZ', foundedOn: '2001' })
    const page = await office.signIn('reader', '/partnerships/brno')
    await page
      .getByText(/^\d+ Jahre, \d{4}, Tag unbekannt$/)
      .first()
      .waitFor()
    await page.getByText('Zeitstrahl als Tabelle').click()
    await page.getByRole('cell', { name: 'Gründung' }).waitFor()
    const rows = await page.locator('tbody tr').allInnerTexts()
    expect(rows.slice(0, 3).map((row) => row.split('\t').map((cell) => cell.trim()))).toEqual([
      ['2001', 'Gründung', 'Brünn'],
      ['2002', 'Jubiläen', '1 Jahr Partnerschaft mit Brünn'],
      ['2006', 'Jubiläen', '5 Jahre Partnerschaft mit Brünn'],
    ])
    await page.getByRole('button', { name: 'English' }).click()
    await page
      .getByText(/^\d+ years, in \d{4}, day unknown$/)
      .first()
      .waitFor()
  })

  test('a reader is offered no step, and a narrow window needs no scrolling sideways', async () => {
    const page = await office.signIn('reader', '/partnerships/lyon', {
      viewport: { width: 320, height: 700 },
    })
    await page.getByRole('heading', { name: 'Zeitstrahl' }).waitFor()
    expect(await page.locator('main button, main a.button').allTextContents()).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320)
    await page.goto('/partnerships/lyon/edit')
    await page.getByText('Dafür haben Sie keine Berechtigung.').waitFor()
    await page.goto('/partnerships')
    await loaded(page)
    expect(await page.getByRole('link', { name: 'Partnerschaft erfassen' }).count()).toBe(0)
    expect(await page.locator('.who').allTextContents()).toContain('Lyon')
  })
})
