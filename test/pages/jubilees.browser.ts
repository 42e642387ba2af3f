import { loaded, openOffice, type Office } from './support/office'

/** Nine years ago: ten years are complete within the next ten years, whatever the day of the test. */
const NINE_YEARS_AGO = String(new Date().getUTCFullYear() - 9)

describe('the pages of jubilees', () => {
  let office: Office
  const read = async (id: string) => (await office.registry.send('GET', `/v1/anniversaries/${id}`)).body

  beforeAll(async () => {
    office = await openOffice()
    const body = { id: 'lyon', city: { de: 'Lyon' }, country: 'FR', foundedOn: `${NINE_YEARS_AGO}-06-15` }
    await office.registry.send('POST', '/v1/partnerships', { body })
  })
  afterAll(() => office.close())

  test('show the next ten years, and milestones alone when asked for', async () => {
    const page = await office.signIn('reader', '/jubilees')
    const items = page.locator('.year li')
    const all = await items.count()
    expect(all).toBeGreaterThanOrEqual(10)
    await page.getByLabel('nur runde Jubiläen').check()
    // While the milestones are loaded, nothing is shown.
    await page.waitForFunction((count) => {
      const shown = document.querySelectorAll('.year li').length
      return shown > 0 && shown < count
    }, all)
    expect(await items.locator('.tag').allTextContents()).toEqual(
      Array.from({ length: await items.count() }, () => 'rundes Jubiläum'),
    )
    await items.filter({ hasText: '10 Jahre Partnerschaft mit Lyon' }).waitFor()
    expect(new URL(page.url()).search).toBe('?milestones=only')
    expect(await page.getByRole('link', { name: 'Jahrestag erfassen' }).count()).toBe(0)
    expect(await page.getByRole('button', { name: /Stumm/ }).count()).toBe(0)
  })

  test('an officer records an anniversary, whose faults stand at their fields', async () => {
    const page = await office.signIn('officer', '/jubilees/new')
    await page.fill('#field-title-de', 'Fall der Mauer')
    await page.fill('#field-leadTimes', 'bald')
    await page.getByRole('button', { name: 'Speichern' }).click()
    await page.locator('#field-leadTimes-error').waitFor()
    expect(await page.locator('#field-originOn-error').textContent()).toMatch(/mindestens das Jahr/)
    await page.fill('#field-originOn-year', '1989')
    await page.fill('#field-originOn', '9')
    await page.fill('#field-originOn-month', '11')
    await page.fill('#field-leadTimes', '365, 30, 0')
    await page.getByRole('button', { name: 'Speichern' }).click()
    await page.getByText('Gespeichert.').waitFor()
    expect(await read('fall-der-mauer')).toMatchObject({
      title: { de: 'Fall der Mauer' },
      kind: 'historic',
      originOn: '1989-11-09',
      announce: 'milestones',
      leadTimes: [365, 30, 0],
    })
    await page.locator('.anniversary').filter({ hasText: 'Fall der Mauer' }).waitFor()
  })

  test('an officer mutes an anniversary and announces it again; a muted one is shown when asked for', async () => {
    const page = await office.signIn('officer', '/jubilees')
    await page.getByRole('button', { name: 'Stumm schalten: Lyon' }).click()
    await page.getByText('Lyon wird nicht mehr angekündigt.').waitFor()
    expect(await read('partnership-lyon')).toMatchObject({ status: 'muted' })
    const inYears = page.locator('.year li').filter({ hasText: 'Lyon' })
    await inYears.first().waitFor({ state: 'detached' })
    await page.getByLabel('auch stumme').check()
    await inYears.first().waitFor()
    await page.getByRole('button', { name: 'Wieder ankündigen: Lyon' }).click()
    await page.getByText('Lyon wird wieder angekündigt.').waitFor()
    expect(await read('partnership-lyon')).toMatchObject({ status: 'active', version: 3 })
  })

  test('an officer keeps muted what a suspended partnership has muted', async () => {
    const step = async (status: string) => {
      const path = '/v1/partnerships/lyon'
      const { headers } = await office.registry.send('GET', path)
      const body = { status, reason: 'A quarrel' }
      await office.registry.send('POST', `${path}/status`, {
        body,
        headers: { 'if-match': headers.get('etag') ?? '' },
      })
    }
    await step('suspended')
    const page = await office.signIn('officer', '/jubilees')
    const item = page.locator('.anniversary').filter({ hasText: 'Lyon' })
    await item.getByText('stumm, bis die Partnerschaft wieder besteht').waitFor()
    await page.getByRole('button', { name: 'Stumm lassen: Lyon' }).click()
    await item.getByText('vom Protokoll stumm geschaltet').waitFor()
    await step('active')
    expect(await read('partnership-lyon')).toMatchObject({ status: 'muted', mutedBy: 'office' })
    await page.getByRole('button', { name: 'Wieder ankündigen: Lyon' }).click()
    await page.getByText('Lyon wird wieder angekündigt.').waitFor()
  })

  test('an officer records an anniversary of which only the year is known; no page shows a day of it', async () => {
    const page = await office.signIn('officer', '/jubilees/new')
    await page.fill('#field-title-de', 'Gründung der Staatskapelle')
    await page.fill('#field-originOn-year', NINE_YEARS_AGO)
    await page.getByRole('button', { name: 'Speichern' }).click()
    await page.getByText('Gespeichert.').waitFor()
    expect(await read('grundung-der-staatskapelle')).toMatchObject({ originOn: NINE_YEARS_AGO })
    const item = page.locator('.anniversary').filter({ hasText: 'Staatskapelle' })
    expect(await item.locator('.meta').textContent()).toContain(`seit ${NINE_YEARS_AGO}`)
    const nextYear = String(Number(NINE_YEARS_AGO) + 10)
    const tenth = page.locator('.year li').filter({ hasText: '10 Jahre Gründung der Staatskapelle' })
    expect(await tenth.locator('time').textContent()).toBe(nextYear)
    expect(await tenth.locator('.who').textContent()).toBe(
      '10 Jahre Gründung der Staatskapelle, Tag unbekannt',
    )
    const titles = await page.locator('svg title').allTextContents()
    expect(titles).toContain(`${nextYear}, Tag unbekannt: 10 Gründung der Staatskapelle`)
    // This year is listed until its end, although its middle may be over.
    const thisYear = page.locator('.year li').filter({ hasText: '9 Jahre Gründung der Staatskapelle' })
    expect(await thisYear.first().locator('time').textContent()).toBe(String(Number(NINE_YEARS_AGO) + 9))

    await page.goto('/')
    const today = page.locator('aside li').filter({ hasText: 'Staatskapelle' }).first()
    expect(await today.locator('.meta').textContent()).toMatch(/^\d{4}, Tag unbekannt$/)
    await page.getByRole('button', { name: 'English' }).click()
    await today.getByText(', day unknown').waitFor()
  })

  test('a change of somebody else in the meantime is told', async () => {
    const page = await office.signIn('officer', '/jubilees')
    const { version } = await read('partnership-lyon')
    await office.registry.send('PATCH', '/v1/anniversaries/partnership-lyon', {
      body: { announce: 'every' },
      headers: { 'if-match': `"${String(version)}"` },
    })
    await page.getByRole('button', { name: 'Stumm schalten: Lyon' }).click()
    await page.getByText('Lyon wurde inzwischen geändert.').waitFor()
    await page.getByText('jedes Jahr wird angekündigt').waitFor()
    expect(await read('partnership-lyon')).toMatchObject({ status: 'active' })
  })

  test('fit a narrow window', async () => {
    const page = await office.signIn('officer', '/jubilees', { viewport: { width: 320, height: 700 } })
    await loaded(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  })
})
