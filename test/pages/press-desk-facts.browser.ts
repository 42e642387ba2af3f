/** The facts of a notice, lit in the text and in the record; and how an issued notice is read and printed. */
import type { Page } from 'playwright-core'
import { Keyboard } from './support/keyboard'
import { recordIstanbul, recordNotice } from './support/notices'
import { openOffice, type Office } from './support/office'

let office: Office
let visitId: string
let address: string

beforeAll(async () => {
  office = await openOffice()
  visitId = await recordIstanbul(office.registry)
  address = (await recordNotice(office.registry, visitId, { contacts: [{ name: 'Presseamt' }] })).address
})
afterAll(() => office.close())

const inText = (page: Page, words: string) =>
  page.locator('article a.fact').filter({ hasText: words }).first()
const inRecord = (page: Page, label: string) =>
  page.locator('.stated > li').filter({ has: page.getByText(label, { exact: true }) })

/** What is lit, in both columns. */
const lit = async (page: Page): Promise<string[]> =>
  await page.locator('.lit').evaluateAll((all) => all.map((each) => each.textContent))

test('pointing at a place in the text lights its fact, and pointing at the fact the places', async () => {
  const page = await office.signIn('reader', address)
  await inText(page, 'Kai Wegner').hover()
  expect(await lit(page)).toEqual(['Kai Wegner', 'Gastgeber 1, NameKai Wegner'])
  await inRecord(page, 'Gründung').hover()
  expect(await lit(page)).toEqual(['17. November 1989', 'Gründung17. November 1989'])
  await page.locator('h1').hover()
  expect(await lit(page)).toEqual([])
})

test('the keyboard moves from the text to the fact and back, and lights both', async () => {
  const page = await office.signIn('reader', address)
  const keyboard = new Keyboard(page)
  await keyboard.press(inText(page, 'Kai Wegner'))
  const value = inRecord(page, 'Gastgeber 1, Name').getByRole('link')
  expect(await value.evaluate((it) => it === document.activeElement)).toBe(true)
  expect(await lit(page)).toEqual(['Kai Wegner', 'Gastgeber 1, NameKai Wegner'])
  await page.keyboard.press('Enter')
  expect(await inText(page, 'Kai Wegner').evaluate((it) => it === document.activeElement)).toBe(true)
})

test('a fact that no words write lights its paragraph', async () => {
  const page = await office.signIn('reader', address)
  await page.locator('summary').filter({ hasText: 'Davon hängt der Wortlaut außerdem ab' }).click()
  const fact = inRecord(page, 'Richtung')
  await fact.hover()
  expect(await page.locator('.block.lit').count()).toBe(1)
  await fact.getByRole('link').click()
  await page.waitForFunction(() => document.activeElement?.id === 'block-0')
})

test('what is lit differs by more than its colour', async () => {
  const page = await office.signIn('reader', address)
  const mark = inText(page, 'Kai Wegner')
  const thickness = () => mark.evaluate((it) => getComputedStyle(it).textDecorationThickness)
  const before = await thickness()
  await mark.focus()
  expect([before, await thickness()]).toEqual(['2px', '3px'])
})

test('an edit shows the facts beside its fields, and leads from a fact to the field of its paragraph', async () => {
  const page = await office.signIn('officer', `${address}/edit`)
  await inRecord(page, 'Gründung').getByRole('link').click()
  await page.waitForFunction(() => document.activeElement?.id === 'field-blocks-1-text')
})

test('prints the headline, the paragraphs and the contacts, and nothing else', async () => {
  const page = await office.signIn('press', address)
  await page.emulateMedia({ media: 'print' })
  const lines = (await page.locator('body').innerText()).split('\n').filter((line) => line.trim() !== '')
  expect(lines[0]).toBe(await page.locator('h1').innerText())
  expect(lines.at(-1)).toBe('Presseamt')
  for (const word of ['Entwurf', 'Freigeben', 'Verlauf', 'Was in der Akte steht', 'Pressestelle'])
    expect(lines.filter((line) => line.includes(word))).toEqual([])
})

test('shows an issued notice in each form, as it is read without signing in', async () => {
  const { address: issued } = await recordNotice(office.registry, visitId, { steps: ['approval', 'issue'] })
  const page = await office.signIn('reader', issued)
  await page.getByText('Formen zeigen').click()
  const shown = page.locator('pre')
  await shown.getByText('35 Jahre Städtepartnerschaft').first().waitFor()
  for (const [form, words] of [
    ['HTML', '"@type":"NewsArticle"'],
    ['ninjs (Agenturen)', '"headlines": ['],
    ['JSON', '"status": "issued"'],
  ] as const) {
    await page.getByLabel('Form', { exact: true }).selectOption({ label: form })
    await shown.filter({ hasText: words }).waitFor()
  }
  const missing = await office.signIn(
    'reader',
    `/visits/${visitId}/notices/00000000-0000-7000-8000-000000000000`,
  )
  await missing.getByRole('heading', { name: 'Diese Mitteilung gibt es nicht.' }).waitFor()
})
