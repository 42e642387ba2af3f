import { readFileSync } from 'node:fs'
import type { Page, Route } from 'playwright-core'
import { chooseUser, loaded, openOffice, type Office } from './support/office'

type Fields = Readonly<Record<string, unknown>>

const { partnership } = JSON.parse(readFileSync('examples/istanbul.json', 'utf8')) as { partnership: Fields }

const VISIT = {
  direction: 'incoming',
  kind: 'official-visit',
  start: '2026-11-17T10:00',
  occasion: { de: 'Gespräch über Partnerschaften' },
  venues: ['Rotes Rathaus'],
  guests: [{ name: 'Ada Gast', office: 'Bürgermeisterin', officeClass: 'mayor', country: 'TR' }],
}

describe('the form of a visit', () => {
  let office: Office

  beforeAll(async () => {
    office = await openOffice()
    await office.registry.send('POST', '/v1/partnerships', { body: partnership })
    await office.registry.send('POST', '/v1/visits', { body: { ...VISIT, start: '2026-01-01' } })
  })
  afterAll(() => office.close())

  const read = async (visitId: string): Promise<Fields> =>
    (await office.registry.send('GET', `/v1/visits/${visitId}`)).body

  /** The visits of this occasion. */
  async function recorded(occasion: string): Promise<readonly Fields[]> {
    const { body } = await office.registry.send('GET', '/v1/visits?limit=100')
    const visits = body['items'] as (Fields & { occasion?: { de?: string } })[]
    return visits.filter((visit) => visit.occasion?.de === occasion)
  }

  async function plan(fields: Fields = {}): Promise<string> {
    const { body } = await office.registry.send('POST', '/v1/visits', { body: { ...VISIT, ...fields } })
    return String(body['id'])
  }

  /** Enters what is required, with this occasion. */
  async function fillIn(page: Page, occasion: string): Promise<void> {
    await page.getByLabel('Name', { exact: true }).fill('Berta Besuch')
    await page.getByLabel('Amt', { exact: true }).fill('Ministerin')
    await page.getByLabel('Art des Amtes').selectOption('minister')
    await page.getByLabel('Land', { exact: true }).selectOption('FR')
    await enterDate(page, 'Beginn', { Tag: '3', Monat: '12', Jahr: '2026' })
    await page.getByLabel('Deutsch', { exact: true }).fill(occasion)
  }

  const enterDate = async (
    page: Page,
    legend: string,
    parts: Readonly<Record<string, string>>,
  ): Promise<void> => {
    const group = page.getByRole('group', { name: legend })
    for (const [label, value] of Object.entries(parts))
      await group.getByLabel(label, { exact: true }).fill(value)
  }

  const submit = (page: Page) => page.getByRole('button', { name: 'Besuch planen' })
  const save = (page: Page) => page.getByRole('button', { name: 'Speichern', exact: true })
  const shownVisit = async (page: Page): Promise<string> => {
    await page.waitForURL(/\/visits\/[0-9a-f-]{36}$/)
    return page.url().split('/').at(-1) ?? ''
  }

  /** Lets the registry handle the requests, and loses its answers. */
  async function loseAnswers(page: Page, address: string, method: string): Promise<() => Promise<void>> {
    const lose = async (route: Route) => {
      if (route.request().method() !== method) return await route.fallback()
      await route.fetch()
      return await route.abort()
    }
    await page.route(address, lose)
    return () => page.unroute(address, lose)
  }

  test('plans the visit of Istanbul by keyboard alone, in the order of the form', async () => {
    const page = await office.signIn('officer', '/visits/new')
    await page.getByRole('heading', { level: 1 }).focus()
    await moveTo(page, 'Art des Besuchs')
    await choose(page, 'Besuch aus einer Partnerstadt')
    await moveTo(page, 'Name')
    await page.keyboard.type('Ekrem İmamoğlu')
    await moveTo(page, 'Amt')
    await page.keyboard.type('Bürgermeister von Istanbul')
    await moveTo(page, 'Art des Amtes')
    await choose(page, 'Stadtoberhaupt einer Partnerstadt')
    await moveTo(page, 'Land')
    await choose(page, 'Türkei')
    await moveTo(page, 'Organisation')
    await page.keyboard.type('Stadtverwaltung Istanbul')
    await moveTo(page, 'Monat')
    await page.keyboard.type('6')
    await moveTo(page, 'Jahr')
    await page.keyboard.type('2024')
    await moveTo(page, 'Ort 1')
    await page.keyboard.type('Rotes Rathaus')
    await moveTo(page, 'Deutsch')
    await page.keyboard.type('35 Jahre Städtepartnerschaft Berlin-Istanbul')
    await moveTo(page, 'Englisch')
    await page.keyboard.type('35 years of the Berlin-Istanbul partnership')
    await open(page, 'Gastgeber')
    await add(page, 'Gastgeber hinzufügen', 'Name')
    await page.keyboard.type('Kai Wegner')
    await moveTo(page, 'Amt')
    await page.keyboard.type('Regierender Bürgermeister von Berlin')
    await moveTo(page, 'Land')
    await choose(page, 'Deutschland')
    await open(page, 'Programm')
    await add(page, 'Programmpunkt hinzufügen', 'Was')
    await page.keyboard.type('Gespräch')
    await add(page, 'Programmpunkt hinzufügen', 'Was')
    await page.keyboard.type('Eintrag in das Goldene Buch')
    await open(page, 'Städtepartnerschaft und Jubiläum')
    await moveTo(page, 'Partnerschaft')
    await choose(page, 'Istanbul')
    await moveTo(page, 'Jubiläum')
    await choose(page, 'Istanbul')
    await moveTo(page, 'Wie viele Jahre?')
    await page.keyboard.type('35')
    await open(page, 'Sichtbarkeit')
    await moveTo(page, 'Sichtbarkeit')
    await choose(page, 'für die Presse')
    await moveTo(page, 'Besuch planen')
    await page.keyboard.press('Enter')
    const visit = await read(await shownVisit(page))
    const { visit: expected } = JSON.parse(readFileSync('examples/istanbul.json', 'utf8')) as {
      visit: Fields
    }
    const { externalId: _, hosts, guests, ...fields } = expected
    expect(visit).toMatchObject({ ...fields, status: 'planned' })
    expect(visit['hosts']).toMatchObject(hosts as object)
    expect(visit['guests']).toMatchObject(guests as object)
  })

  test('shows faults at their fields and in a summary with the focus, and opens what is folded', async () => {
    const page = await office.signIn('officer', '/visits/new')
    await page.locator('summary', { hasText: 'Programm' }).click()
    await page.getByRole('button', { name: 'Programmpunkt hinzufügen' }).click()
    await page.getByRole('group', { name: 'Programmpunkt 1' }).getByLabel('Wo').fill('Wappensaal')
    await page.locator('summary', { hasText: 'Programm' }).click()
    await enterDate(page, 'Beginn', { Tag: '31', Monat: '2', Jahr: '2026' })
    await submit(page).click()
    const summary = page.locator('.error-summary')
    await summary.getByRole('link').first().waitFor()
    expect(await summary.evaluate((element) => element === document.activeElement)).toBe(true)
    expect(await summary.getByRole('link').allInnerTexts()).toEqual([
      'Gast 1, Name: Bitte angeben',
      'Gast 1, Amt: Bitte angeben',
      'Gast 1, Art des Amtes: Bitte angeben',
      'Gast 1, Land: Bitte angeben',
      'Beginn: Diesen Tag gibt es im Kalender nicht',
      'Anlass: Bitte angeben',
      'Programmpunkt 1, Was: Bitte angeben',
    ])
    await summary.getByRole('link', { name: 'Programmpunkt 1' }).click()
    const what = page.getByLabel('Was', { exact: true })
    expect(await what.evaluate((element) => element === document.activeElement)).toBe(true)
    expect(await what.getAttribute('aria-invalid')).toBe('true')
  })

  test('plans a visit of the partner city from which it is opened', async () => {
    const page = await office.signIn('officer', '/visits/new?partnershipId=istanbul')
    expect(await page.locator('#field-partnershipId').inputValue()).toBe('istanbul')
    expect(await page.locator('#field-kind').inputValue()).toBe('partner-city-visit')
  })

  test('keeps a draft over a reload, with the rows and their order', async () => {
    const page = await office.signIn('officer', '/visits/new')
    await fillIn(page, 'Entwurf')
    await page.getByRole('button', { name: 'Gast hinzufügen' }).click()
    await page.getByLabel('Name', { exact: true }).nth(1).fill('Zweiter Gast')
    await page.getByRole('button', { name: 'Gast 2: Nach oben' }).click()
    page.on('dialog', (dialog) => void dialog.accept())
    await page.reload()
    await loaded(page)
    await page.getByText('Ihr Entwurf wurde wiederhergestellt.').waitFor()
    expect(await page.getByLabel('Name', { exact: true }).first().inputValue()).toBe('Zweiter Gast')
    expect(await page.getByLabel('Name', { exact: true }).nth(1).inputValue()).toBe('Berta Besuch')
    await page.getByRole('button', { name: 'Entwurf verwerfen' }).click()
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('')
  })

  test('suggests a known person, with the office and the country of the newest record', async () => {
    const page = await office.signIn('officer', '/visits/new')
    const name = page.getByLabel('Name', { exact: true })
    await name.fill('ada g')
    await page.locator('datalist option[value="Ada Gast"]').waitFor({ state: 'attached' })
    await name.fill('Ada Gast')
    const known = page.getByLabel('Bekannt: ist schon verzeichnet als Ada Gast')
    expect(await known.isChecked()).toBe(true)
    expect(await page.getByLabel('Amt', { exact: true }).inputValue()).toBe('Bürgermeisterin')
    expect(await page.getByLabel('Land', { exact: true }).inputValue()).toBe('TR')
    await name.fill('Ada Gastgeberin')
    expect(await known.isChecked()).toBe(false)
  })

  test('says in the file of the visit that it was recorded, with the warnings, until they are read', async () => {
    const other = await plan({ start: '2026-12-03T10:00', venues: ['Wappensaal'] })
    const page = await office.signIn('officer', '/visits/new')
    await fillIn(page, 'Gewarnt')
    await enterDate(page, 'Beginn', { Uhrzeit: '10:30' })
    await page.getByLabel('Ort 1').fill('Wappensaal')
    await submit(page).click()
    await shownVisit(page)
    const note = page.locator('.note', { hasText: 'Gespeichert.' })
    await note.getByText('Der 1. Ort ist zu dieser Zeit auch für einen anderen Besuch vorgesehen.').waitFor()
    expect(await note.getByRole('link', { name: 'Ansehen' }).getAttribute('href')).toBe(`/visits/${other}`)
    await note.getByRole('button', { name: 'Verstanden' }).click()
    expect(await note.count()).toBe(0)
  })

  test('records a visit once after a triple click', async () => {
    const page = await office.signIn('officer', '/visits/new')
    await fillIn(page, 'Dreifach')
    await submit(page).click({ clickCount: 3 })
    await shownVisit(page)
    expect(await recorded('Dreifach')).toHaveLength(1)
  })

  test('records a visit once when its answer was lost and it is sent again', async () => {
    const page = await office.signIn('officer', '/visits/new')
    await fillIn(page, 'Verloren')
    const answerAgain = await loseAnswers(page, '**/v1/visits', 'POST')
    await submit(page).click()
    await page.getByText('Der Server antwortet nicht.').waitFor()
    await answerAgain()
    await submit(page).click()
    await shownVisit(page)
    expect(await recorded('Verloren')).toHaveLength(1)
  })

  test('opens the recorded visit with the newer values when they have changed after a lost answer', async () => {
    const page = await office.signIn('officer', '/visits/new')
    await fillIn(page, 'Vorher')
    const answerAgain = await loseAnswers(page, '**/v1/visits', 'POST')
    await submit(page).click()
    await page.getByText('Der Server antwortet nicht.').waitFor()
    await answerAgain()
    await page.getByLabel('Deutsch', { exact: true }).fill('Nachher')
    await submit(page).click()
    await page.getByText('Dieser Besuch war schon gespeichert').waitFor()
    expect(await recorded('Vorher')).toHaveLength(1)
    await save(page).click()
    await shownVisit(page)
    expect(await recorded('Vorher')).toHaveLength(0)
    expect(await recorded('Nachher')).toHaveLength(1)
  })

  test('types nothing again when the sign-in has run out', async () => {
    const page = await office.signIn('officer', '/visits/new')
    await fillIn(page, 'Abgelaufen')
    await page.context().clearCookies()
    await page.route('**/v1/visits', (route) => route.fulfill({ status: 401, json: {} }), { times: 1 })
    await page.route(
      '**/oauth2/token',
      (route) =>
        route.fulfill({
          status: 400,
          headers: { 'access-control-allow-origin': '*' },
          json: { error: 'invalid_grant' },
        }),
      { times: 1 },
    )
    await submit(page).click()
    await chooseUser(page, 'officer')
    expect(page.url()).toBe(`${office.registry.run.url}/visits/new`)
    await page.getByText('Ihr Entwurf wurde wiederhergestellt.').waitFor()
    await submit(page).click()
    await shownVisit(page)
    expect(await recorded('Abgelaufen')).toHaveLength(1)
  })

  test('changes only what differs, and removes what is emptied', async () => {
    const visitId = await plan({ notes: 'Am Seiteneingang', end: '2026-11-17T12:00' })
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
    const visitId = await plan()
    const page = await office.signIn('officer', `/visits/${visitId}/edit`)
    await page.getByLabel('Ort 1').fill('Garten')
    const answerAgain = await loseAnswers(page, `**/v1/visits/${visitId}`, 'PATCH')
    await save(page).click()
    await page.getByText('Der Server antwortet nicht.').waitFor()
    await answerAgain()
    await save(page).click()
    await shownVisit(page)
    expect(await read(visitId)).toMatchObject({ venues: ['Garten'], version: 2 })
  })

  test('keeps the changes of both officers who edit at once', async () => {
    const visitId = await plan()
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
    expect(await read(visitId)).toMatchObject({
      venues: ['Wappensaal'],
      occasion: { ...VISIT.occasion, en: 'Talks' },
    })
  })

  test('asks for each field that both officers have changed, and keeps everything else', async () => {
    const visitId = await plan()
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
    expect(await read(visitId)).toMatchObject({
      start: '2026-11-18T10:00',
      venues: ['Garten'],
      notes: 'Zwei Wagen',
      occasion: { ...VISIT.occasion, en: 'Talks' },
    })
  })

  test('asks for a reason when the visit was cancelled meanwhile, and keeps what was entered', async () => {
    const visitId = await plan()
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
    expect(await read(visitId)).toMatchObject({ venues: ['Wappensaal'], status: 'cancelled' })
  })

  test('corrects a visit that is over, with a reason', async () => {
    const visitId = await plan({ origin: 'archive', status: 'completed', start: '2024-06', guests: [] })
    const page = await office.signIn('officer', `/visits/${visitId}/edit`)
    await page.getByText('Dieser Besuch ist vorbei.').waitFor()
    await page.getByLabel('Ort 1').fill('Wappensaal')
    await save(page).click()
    await page.getByRole('link', { name: 'Grund der Berichtigung: Bitte angeben' }).click()
    await page.getByLabel('Grund der Berichtigung').fill('Der Saal war ein anderer.')
    await save(page).click()
    await shownVisit(page)
    expect(await read(visitId)).toMatchObject({ venues: ['Wappensaal'], version: 2 })
  })

  test('keeps a reader from the form', async () => {
    const page = await office.signIn('reader', '/visits/new')
    expect(await submit(page).count()).toBe(0)
  })
})

/** The accessible name of the focused element, roughly: its label, or its own words. */
const focusedName = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const focused = document.activeElement
    const label =
      focused instanceof HTMLInputElement || focused instanceof HTMLSelectElement
        ? focused.labels?.[0]
        : focused
    return label?.firstChild?.textContent?.trim() ?? ''
  })

/** Moves the focus forward by the tab key until it is at this field or button. */
async function moveTo(page: Page, name: string): Promise<void> {
  for (let steps = 0; steps < 60; steps++) {
    await page.keyboard.press('Tab')
    if ((await focusedName(page)) === name) return
  }
  throw new Error(`The tab key does not lead to ${name}.`)
}

async function open(page: Page, part: string): Promise<void> {
  await moveTo(page, part)
  await page.keyboard.press('Enter')
}

/** Adds a row, and waits until the focus is at its first field. */
async function add(page: Page, button: string, field: string): Promise<void> {
  await moveTo(page, button)
  await page.keyboard.press('Enter')
  await page.waitForFunction((label) => {
    const focused = document.activeElement
    return focused instanceof HTMLInputElement && focused.labels?.[0]?.firstChild?.textContent === label
  }, field)
}

/** Chooses an option of the focused list by the arrow key. */
async function choose(page: Page, option: string): Promise<void> {
  const chosen = page.locator('select:focus > option:checked')
  const options = await page.locator('select:focus > option').count()
  for (let steps = 0; steps < options; steps++) {
    if ((await chosen.innerText()) === option) return
    await page.keyboard.press('ArrowDown')
  }
  throw new Error(`The list has no option ${option}.`)
}
