/** Editing a notice in a browser: its blocks, faults at their fields, drafts, and two people at one notice. */
import type { Page } from 'playwright-core'
import {
  changeVisit,
  fieldOf,
  readNotice,
  recordIstanbul,
  recordNotice,
  takeStep,
  told,
} from './support/notices'
import { loaded, openOffice, type Office } from './support/office'
import { enterDate, save } from './support/visit-form'

interface Block {
  readonly heading?: string
  readonly text: string
  readonly part?: string
  readonly isEdited?: true
}

let office: Office
let visitId: string

beforeAll(async () => {
  office = await openOffice()
  visitId = await recordIstanbul(office.registry, { notes: 'Der Gast reist mit dem Wagen der Botschaft.' })
})
afterAll(() => office.close())

const blocksOf = async (address: string): Promise<readonly Block[]> =>
  (await readNotice(office.registry, address))['blocks'] as readonly Block[]

async function openForm(fields: object = {}): Promise<{ readonly page: Page; readonly address: string }> {
  const { address } = await recordNotice(office.registry, visitId, { ...fields })
  return { address, page: await office.signIn('press', `${address}/edit`) }
}

test('blocks are changed, moved, added and removed, and the others stay as composed', async () => {
  const { page, address } = await openForm()
  const before = await blocksOf(address)
  await page.getByRole('button', { name: 'Absatz 2: Nach unten' }).click()
  await page.getByRole('button', { name: 'Absatz 1: Entfernen' }).click()
  await page.getByRole('button', { name: 'Absatz hinzufügen' }).click()
  await page.waitForFunction(() => document.activeElement?.id === 'field-blocks-2-heading')
  await fieldOf(page, '/blocks/2/text').fill('Ein eigener Absatz.')
  await save(page).click()
  await page.getByText('Gespeichert.').waitFor()
  await page.locator('article').getByText('Ein eigener Absatz.').waitFor()
  const blocks = await blocksOf(address)
  expect(blocks.map(({ part }) => part)).toEqual(['programmes', 'background', undefined])
  expect(blocks.slice(0, 2)).toEqual([before[2], before[1]])
  expect(blocks[2]).toMatchObject({ text: 'Ein eigener Absatz.', isEdited: true })
})

test('words that the office keeps to itself are refused at their field', async () => {
  const { page, address } = await openForm()
  const text = fieldOf(page, '/blocks/1/text')
  await text.fill('Der Gast reist mit dem Wagen der Botschaft.')
  await save(page).click()
  const summary = page.locator('.error-summary')
  await summary.getByText('Das sind Worte aus einer internen Angabe oder einem Entwurf').waitFor()
  await summary.getByRole('link', { name: /^Absatz 2, Text/ }).click()
  expect(await text.evaluate((it) => it === document.activeElement)).toBe(true)
  expect(await text.getAttribute('aria-invalid')).toBe('true')
  expect(await readNotice(office.registry, address)).toMatchObject({ version: 1 })
})

test('an embargo is entered in the time of the office, shown, changed and lifted', async () => {
  const { page, address } = await openForm()
  await enterDate(page, 'Sperrfrist bis', { Tag: '29', Monat: '3', Jahr: '2099', Uhrzeit: '02:30' })
  await save(page).click()
  await page.getByRole('alert').getByText('eine Uhrzeit angeben, die es an diesem Tag gibt').waitFor()
  await enterDate(page, 'Sperrfrist bis', { Tag: '1', Monat: '7', Jahr: '2099', Uhrzeit: '10:00' })
  await save(page).click()
  await page.getByText('Sperrfrist bis 1. Juli 2099 um 10:00').waitFor()
  expect(await readNotice(office.registry, address)).toMatchObject({
    embargoedUntil: '2099-07-01T08:00:00.000Z',
  })

  const second = await office.signIn('second-press', address)
  await takeStep(second, 'Freigeben')
  await told(second, 'Die Mitteilung ist freigegeben.')
  await second
    .getByText('Wird am Ende der Sperrfrist von selbst veröffentlicht: 1. Juli 2099 um 10:00.')
    .waitFor()
  expect(await second.getByRole('button', { name: 'Veröffentlichen' }).count()).toBe(0)
  await second.getByRole('link', { name: 'Bearbeiten' }).click()
  await second.getByText('Wenn Sie sie ändern, ist sie wieder ein Entwurf').waitFor()
  await enterDate(second, 'Sperrfrist bis', { Tag: '', Monat: '', Jahr: '', Uhrzeit: '' })
  await save(second).click()
  await second.getByText('Gespeichert.').waitFor()
  const notice = await readNotice(office.registry, address)
  expect(notice).toMatchObject({ status: 'draft', version: 4 })
  expect(notice).not.toHaveProperty('embargoedUntil')
})

test('the draft of an edit outlasts a reload', async () => {
  const { page, address } = await openForm()
  await fieldOf(page, '/headline').fill('Noch nicht fertig')
  await page.reload()
  await loaded(page)
  await page.getByText('Ihr Entwurf wurde wiederhergestellt.').waitFor()
  expect(await fieldOf(page, '/headline').inputValue()).toBe('Noch nicht fertig')
  await save(page).click()
  await page.getByRole('heading', { level: 1, name: 'Noch nicht fertig' }).waitFor()
  expect(await readNotice(office.registry, address)).toMatchObject({ version: 2, isHeadlineEdited: true })
})

test('changes of two people to different fields are both kept; of the same field, a person chooses', async () => {
  const { page, address } = await openForm()
  const patch = async (body: object) =>
    await office.registry.send('PATCH', `/v1${address}`, { body, headers: { 'if-match': '*' } })
  await fieldOf(page, '/headline').fill('Meine Überschrift')
  await patch({ headline: 'Andere Überschrift', contacts: [{ name: 'Presseamt' }] })
  await save(page).click()
  const choice = page.getByRole('group', { name: 'Überschrift' })
  await choice.getByText('Andere Überschrift').waitFor()
  await choice.getByLabel(/Meine Überschrift/).check()
  await page.getByRole('button', { name: 'So speichern' }).click()
  await page.getByText('Gespeichert.').waitFor()
  expect(await readNotice(office.registry, address)).toMatchObject({
    headline: 'Meine Überschrift',
    contacts: [{ name: 'Presseamt' }],
    version: 3,
  })
})

test('a step that somebody else was faster with is not carried out, and that is said', async () => {
  const { address } = await recordNotice(office.registry, visitId)
  const page = await office.signIn('press', address)
  const body = { headline: 'Schneller' }
  await office.registry.send('PATCH', `/v1${address}`, { body, headers: { 'if-match': '*' } })
  await takeStep(page, 'Freigeben')
  await told(page, 'Diese Mitteilung wurde inzwischen geändert')
  await page.getByRole('heading', { level: 1, name: 'Schneller' }).waitFor()
  expect(await readNotice(office.registry, address)).toMatchObject({ status: 'draft' })
})

test('a recomposition shows what an edited block would be now, which is taken or kept', async () => {
  const visit = await recordIstanbul(office.registry)
  const { address } = await recordNotice(office.registry, visit)
  const page = await office.signIn('press', `${address}/edit`)
  await fieldOf(page, '/blocks/0/text').fill('Mein erster Absatz.')
  await fieldOf(page, '/blocks/1/text').fill('Mein zweiter Absatz.')
  await save(page).click()
  await page.getByText('Gespeichert.').waitFor()
  await changeVisit(office.registry, visit, { venues: ['Schloss Bellevue'] })
  await takeStep(page, 'Neu zusammenstellen')
  await page.getByRole('group', { name: 'Absatz 2' }).getByText('Mein zweiter Absatz.').waitFor()
  await page
    .getByRole('group', { name: 'Absatz 1' })
    .getByLabel(/^Aus der Akte übernehmen.*Schloss/s)
    .check()
  await page.getByRole('button', { name: 'Auswahl speichern' }).click()
  await told(page, 'Ihre Auswahl ist gespeichert.')
  expect(await page.getByRole('group', { name: 'Absatz 1' }).count()).toBe(0)
  const [first, second] = await blocksOf(address)
  expect(first?.text).toContain('Schloss Bellevue')
  expect(second?.text).toBe('Mein zweiter Absatz.')
})
