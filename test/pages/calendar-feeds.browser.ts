import type { Page } from 'playwright-core'
import { loaded, openOffice, type Office } from './support/office'

async function makeFeed(page: Page, name: string): Promise<string> {
  await page.getByLabel('Name', { exact: false }).first().fill(name)
  await page.getByLabel('Was er zeigt').selectOption('internal')
  await page.getByRole('button', { name: 'Kalender anlegen' }).click()
  await page.locator('.who').filter({ hasText: name }).waitFor()
  return await page.getByRole('textbox', { name: 'Adresse des Kalenders' }).inputValue()
}

describe('the page of the calendars', () => {
  let office: Office

  beforeAll(async () => {
    office = await openOffice()
    await office.registry.send('POST', '/v1/visits', {
      body: {
        origin: 'archive',
        status: 'completed',
        direction: 'incoming',
        kind: 'delegation',
        start: new Date().toISOString().slice(0, 10),
        occasion: { de: 'Vertraulicher Besuch' },
      },
    })
  })
  afterAll(() => office.close())

  test('makes a calendar whose address answers, and shows the address once', async () => {
    const page = await office.signIn('reader', '/calendar-feeds')
    await page.getByText('Sie haben noch keinen Kalender angelegt.').waitFor()
    const address = await makeFeed(page, 'Telefon')
    expect(address).toMatch(new RegExp(`^${office.registry.run.url}/v1/feeds/[\\w-]{43}/calendar\\.ics$`))
    const answer = await fetch(address)
    expect(answer.headers.get('content-type')).toMatch(/^text\/calendar/)
    // A reader is cleared for what is internal.
    expect(await answer.text()).toContain('Vertraulicher Besuch')
    expect(await page.getByRole('link', { name: /Kalenderprogramm/ }).getAttribute('href')).toBe(
      address.replace('http:', 'webcal:'),
    )
    await page.getByRole('img', { name: 'QR-Code mit der Adresse des Kalenders' }).waitFor()
    await page.getByRole('button', { name: 'English' }).click()
    expect(await page.getByRole('textbox', { name: 'Address of the calendar' }).inputValue()).toBe(address)
    await page.getByRole('button', { name: 'Deutsch' }).click()
    await page.reload()
    await loaded(page)
    await page.locator('.who').filter({ hasText: 'Telefon' }).waitFor()
    expect(await page.content()).not.toContain('calendar.ics')
  })

  test('copies the address', async () => {
    const page = await office.signIn('officer', '/calendar-feeds', {
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    const address = await makeFeed(page, 'Schreibtisch')
    await page.getByRole('button', { name: 'Adresse kopieren' }).click()
    await page.getByText('Die Adresse ist kopiert.').waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address)
  })

  test('makes a calendar of some kinds, and says at the field that one is needed', async () => {
    const page = await office.signIn('officer', '/calendar-feeds')
    for (const box of await page.getByRole('checkbox').all()) await box.uncheck()
    await page.getByRole('button', { name: 'Kalender anlegen' }).click()
    await page.locator('#field-kinds-error').waitFor()
    await page.getByLabel('Staatsbesuch').check()
    await page.getByLabel('Einrichtung').check()
    await makeFeed(page, 'Staatsbesuche')
    const { items } = (await office.registry.send('GET', '/v1/calendar-feeds')).body as { items: object[] }
    expect(items).toContainEqual(
      expect.objectContaining({
        name: 'Staatsbesuche',
        kinds: ['state-visit', 'institution'],
        clearance: 'internal',
        lang: 'de',
      }),
    )
    // The form is ready for another one.
    expect(await page.getByLabel('Name', { exact: false }).first().inputValue()).toBe('')
  })

  test('renews a calendar, and revokes it once the person has said so twice', async () => {
    const page = await office.signIn('second-officer', '/calendar-feeds')
    const address = await makeFeed(page, 'Kurz')
    await page.getByRole('button', { name: 'Um ein Jahr verlängern: Kurz' }).click()
    await page.getByText(/Kurz gilt jetzt bis/).waitFor()
    await page.getByRole('button', { name: 'Widerrufen: Kurz' }).click()
    await page.getByRole('button', { name: 'Behalten' }).click()
    expect((await fetch(address)).status).toBe(200)
    await page.getByRole('button', { name: 'Widerrufen: Kurz' }).click()
    await page.getByRole('button', { name: 'Ja, widerrufen' }).click()
    await page.getByText('Kurz ist widerrufen.').waitFor()
    expect((await fetch(address)).status).toBe(404)
    expect(await page.locator('.who').count()).toBe(0)
  })

  test("shows an administrator everybody's calendars, and others their own", async () => {
    await makeFeed(await office.signIn('press', '/calendar-feeds'), 'Presseamt')
    const administrator = await office.signIn('administrator', '/calendar-feeds')
    await administrator.getByRole('heading', { name: 'Alle Kalender' }).waitFor()
    expect(await administrator.locator('.who').allTextContents()).toContain('Presseamt')
    const reader = await office.signIn('reader', '/calendar-feeds', { viewport: { width: 320, height: 700 } })
    expect(await reader.locator('.who').allTextContents()).not.toContain('Presseamt')
    expect(await reader.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  })
})
