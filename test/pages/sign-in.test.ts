import { openOffice, chooseUser, loaded, type Office } from './support/office'

describe('a person who opens the pages', () => {
  let office: Office

  beforeAll(async () => {
    office = await openOffice()
  })
  afterAll(() => office.close())

  test('chooses who signs in, and returns to the address that was opened', async () => {
    const page = await office.signIn('officer', '/people?q=a')
    expect(page.url()).toBe(`${office.registry.run.url}/people?q=a`)
    expect(await page.getByText('Ada Beispiel').isVisible()).toBe(true)
  })

  test('leaves no token and no code in an address, in the storage or in the history', async () => {
    const page = await office.signIn('officer')
    const kept = await page.evaluate(() =>
      JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]),
    )
    expect(kept).toBe('[[],[]]')
    const devTools = await page.context().newCDPSession(page)
    const { entries } = await devTools.send('Page.getNavigationHistory')
    expect(
      entries.map(({ url }) => url).filter((url) => /code=|token/.test(url.replace('code_challenge', ''))),
    ).toEqual([])
    expect(entries.at(-1)?.url).toBe(`${office.registry.run.url}/`)
    expect(await page.context().cookies(office.registry.run.url)).toEqual([
      expect.objectContaining({ httpOnly: true }),
    ])
  })

  test('stays signed in after a reload, without a question', async () => {
    const page = await office.signIn('officer', '/help')
    await page.reload()
    await loaded(page)
    expect(page.url()).toBe(`${office.registry.run.url}/help`)
  })

  test('signs out, and is asked again', async () => {
    const page = await office.signIn('officer')
    await page.getByRole('button', { name: 'Abmelden' }).click()
    await page.getByText('Sie sind abgemeldet.').waitFor()
    expect(new URL(page.url()).pathname).toBe('/signed-out')
    await page.getByRole('button', { name: 'Anmelden' }).click()
    await chooseUser(page, 'reader')
    expect(await page.getByText('Leo Leser').isVisible()).toBe(true)
  })

  test('is not signed in by the answer to a request of another browser', async () => {
    const page = await (await office.open()).newPage()
    await page.goto('/signed-in?code=abc&state=abc')
    await page.getByText('Die Anmeldung ist nicht gelungen').waitFor()
    expect(page.url()).not.toContain('code')
  })
})
