import type { Office } from './support/office'
import {
  VISIT,
  enterDate,
  loseAnswer,
  openOfficeWithVisit,
  planVisit,
  save,
  shownVisit,
} from './support/visit-form'
import { readVisit } from './support/visits'

describe('the form of a recorded visit', () => {
  let office: Office

  beforeAll(async () => {
    office = await openOfficeWithVisit()
  })
  afterAll(() => office.close())

  test('changes only what differs, and removes what is emptied', async () => {
    const visitId = await planVisit(office, { notes: 'Am Seiteneingang', end: '2026-11-17T12:00' })
    const page = await office.signIn('officer', `/visits/${visitId}/edit`)
    await page.locator('summary', { hasText: 'Notizen' }).click()
    await page.getByLabel('Notizen').fill('')
    await page.getByLabel('Ort 1').fill('Wappensaal')
    const sent = page.waitForRequest((request) => request.method() === 'PATCH')
    await save(page).click()
    expect((await sent).postDataJSON()).toEqual({ notes: null, venues: ['Wappensaal'] })
    await shownVisit(page)
  })

  test('counts a change as saved whose answer was lost', async () => {
    const visitId = await planVisit(office)
    const page = await office.signIn('officer', `/visits/${visitId}/edit`)
    await page.getByLabel('Ort 1').fill('Garten')
    await loseAnswer(page, save(page), 'PATCH', `**/v1/visits/${visitId}`)
    await save(page).click()
    await shownVisit(page)
    expect(await readVisit(office.registry, visitId)).toMatchObject({ venues: ['Garten'], version: 2 })
  })

  test('keeps the changes of both officers who edit at once', async () => {
    const visitId = await planVisit(office)
    const [first, second] = [
      await office.signIn('officer', `/visits/${visitId}/edit`),
      await office.signIn('second-officer', `/visits/${visitId}/edit`),
    ]
    await first.getByLabel('Ort 1').fill('Wappensaal')
    await save(first).click()
    await shownVisit(first)
    await second.getByLabel('Englisch', { exact: true }).fill('Talks')
    await save(second).click()
    await shownVisit(second)
    expect(await readVisit(office.registry, visitId)).toMatchObject({
      venues: ['Wappensaal'],
      occasion: { ...VISIT.occasion, en: 'Talks' },
    })
  })

  test('asks for each field that both officers have changed, and keeps everything else', async () => {
    const visitId = await planVisit(office)
    const page = await office.signIn('officer', `/visits/${visitId}/edit`)
    await enterDate(page, 'Beginn', { Tag: '18' })
    await page.getByLabel('Ort 1').fill('Wappensaal')
    await page.getByLabel('Englisch', { exact: true }).fill('Talks')
    const theirs = { start: '2026-11-19T10:00', venues: ['Garten'], notes: 'Zwei Wagen' }
    await office.registry.send('PATCH', `/v1/visits/${visitId}`, {
      body: theirs,
      headers: { 'if-match': '"1"' },
    })
    await save(page).click()
    await page.getByRole('heading', { name: 'Inzwischen geändert' }).waitFor()
    const legends = await page.locator('fieldset.versions > legend').allInnerTexts()
    expect(legends.toSorted()).toEqual(['Beginn', 'Orte'])
    await page.getByRole('button', { name: 'So speichern' }).click()
    expect(await page.locator('.error-summary').getByRole('link').count()).toBe(2)
    await page.getByRole('radio', { name: /Ihre Angabe.*18\. November 2026, 10:00/s }).check()
    await page.getByRole('radio', { name: /Inzwischen gespeichert.*Garten/s }).check()
    await page.getByRole('button', { name: 'So speichern' }).click()
    await shownVisit(page)
    expect(await readVisit(office.registry, visitId)).toMatchObject({
      start: '2026-11-18T10:00',
      venues: ['Garten'],
      notes: 'Zwei Wagen',
      occasion: { ...VISIT.occasion, en: 'Talks' },
    })
  })

  test('asks for a reason when the visit was cancelled meanwhile, and keeps what was entered', async () => {
    const visitId = await planVisit(office)
    const page = await office.signIn('officer', `/visits/${visitId}/edit`)
    await page.getByLabel('Ort 1').fill('Wappensaal')
    await office.registry.send('POST', `/v1/visits/${visitId}/status`, {
      body: { status: 'cancelled', reason: 'Krankheit' },
      headers: { 'if-match': '"1"' },
    })
    await save(page).click()
    await page.getByText('Der Status dieses Besuchs wurde inzwischen geändert.').waitFor()
    await page.getByLabel('Grund der Berichtigung').fill('Nachtrag')
    await save(page).click()
    await shownVisit(page)
    expect(await readVisit(office.registry, visitId)).toMatchObject({
      venues: ['Wappensaal'],
      status: 'cancelled',
    })
  })

  test('corrects a visit that is over, with a reason', async () => {
    const visitId = await planVisit(office, {
      origin: 'archive',
      status: 'completed',
      start: '192X~',
      guests: [],
    })
    const page = await office.signIn('officer', `/visits/${visitId}/edit`)
    await page.getByText('Dieser Besuch ist vorbei.').waitFor()
    const start = page.getByRole('group', { name: 'Beginn' })
    expect(await start.getByLabel('Gewissheit').inputValue()).toBe('~')
    await start.getByLabel('Jahr').fill('193X')
    await page.getByLabel('Ort 1').fill('Wappensaal')
    await save(page).click()
    await page.getByRole('link', { name: 'Grund der Berichtigung: Bitte angeben' }).click()
    await page.getByLabel('Grund der Berichtigung').fill('Der Saal war ein anderer.')
    await save(page).click()
    await shownVisit(page)
    await page.getByText('um die 1930er Jahre').first().waitFor()
    expect(await readVisit(office.registry, visitId)).toMatchObject({
      venues: ['Wappensaal'],
      start: '193X~',
      version: 2,
    })
  })
})
