import { loaded, openOffice, type Office } from './support/office'

describe('the guide', () => {
  let office: Office

  beforeAll(async () => {
    office = await openOffice()
  })
  afterAll(() => office.close())

  test('has a table of contents that leads to each chapter', async () => {
    const page = await office.signIn('reader', '/help')
    const links = page.getByRole('navigation', { name: 'Inhalt' }).getByRole('link')
    const chapters = page.locator('section > h2')
    expect(await links.allTextContents()).toEqual(await chapters.allTextContents())
    await links.filter({ hasText: 'Wer was darf' }).click()
    expect(new URL(page.url()).hash).toBe('#roles')
    await page.getByRole('heading', { name: 'Wer was darf' }).waitFor()
  })

  test('is there in English, and fits a narrow window', async () => {
    const page = await office.signIn('press', '/help', { viewport: { width: 320, height: 700 } })
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('heading', { name: 'Who signs the Golden Book' }).waitFor()
    await loaded(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  })
})
