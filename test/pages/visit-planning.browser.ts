import { chooseUser, loaded, type Office } from './support/office'
import {
  enterDate,
  fillIn,
  loseAnswer,
  openOfficeWithVisit,
  planVisit,
  save,
  shownVisit,
  submit,
  visitsOf,
} from './support/visit-form'

describe('the form of a new visit', () => {
  let office: Office

  beforeAll(async () => {
    office = await openOfficeWithVisit()
  })
  afterAll(() => office.close())

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
      'Gast 1, Amt: Bitte angeben',
      'Gast 1, Art des Amtes: Bitte angeben',
      'Gast 1, Land: Bitte wählen Sie ein Land',
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

  test('records the appointment for the press, with faults at its fields', async () => {
    const page = await office.signIn('officer', '/visits/new')
    await fillIn(page, 'Mit Presse')
    await page.locator('summary', { hasText: 'Pressetermin' }).click()
    await page.getByLabel('Art des Pressetermins').selectOption('Wort und Foto')
    await page.locator('summary', { hasText: 'Pressetermin' }).click()
    await submit(page).click()
    const faults = page.locator('.error-summary').getByRole('link')
    await faults.first().waitFor()
    expect(await faults.allInnerTexts()).toEqual(['Akkreditierung bis: Bitte angeben'])
    await enterDate(page, 'Akkreditierung bis', { Tag: '4', Monat: '12', Jahr: '2026' })
    await submit(page).click()
    await faults.getByText('Akkreditierung bis: Darf nicht nach dem Beginn liegen').waitFor()
    await enterDate(page, 'Akkreditierung bis', { Tag: '2', Uhrzeit: '12:00' })
    await submit(page).click()
    await shownVisit(page)
    await page.getByText('Wort und Foto · Akkreditierung bis Mittwoch, 2. Dezember 2026, 12:00').waitFor()
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
    const other = await planVisit(office, { start: '2026-12-03T10:00', venues: ['Wappensaal'] })
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

  test('says who is perhaps the same person, with a link to that person', async () => {
    const page = await office.signIn('officer', '/visits/new')
    await fillIn(page, 'Vielleicht bekannt')
    await page.getByLabel('Name', { exact: true }).fill('Gast, Dr. Ada')
    await submit(page).click()
    await shownVisit(page)
    const note = page.locator('.note', { hasText: 'Gespeichert.' })
    await note.getByText('Der 1. Gast ist als eigene Person verzeichnet, vielleicht aber schon').waitFor()
    await note.getByRole('link', { name: 'Ada Gast' }).click()
    await page.getByRole('heading', { level: 1, name: 'Ada Gast' }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/people/ada-gast')
  })

  test('records a visit once after a triple click', async () => {
    const page = await office.signIn('officer', '/visits/new')
    await fillIn(page, 'Dreifach')
    await submit(page).click({ clickCount: 3 })
    await shownVisit(page)
    expect(await visitsOf(office, 'Dreifach')).toHaveLength(1)
  })

  test('records a visit once when its answer was lost and it is sent again', async () => {
    const page = await office.signIn('officer', '/visits/new')
    await fillIn(page, 'Verloren')
    await loseAnswer(page, submit(page), 'POST', '**/v1/visits')
    await submit(page).click()
    await shownVisit(page)
    expect(await visitsOf(office, 'Verloren')).toHaveLength(1)
  })

  test('opens the recorded visit with the newer values when they have changed after a lost answer', async () => {
    const page = await office.signIn('officer', '/visits/new')
    await fillIn(page, 'Vorher')
    await loseAnswer(page, submit(page), 'POST', '**/v1/visits')
    await page.getByLabel('Deutsch', { exact: true }).fill('Nachher')
    await submit(page).click()
    await page.getByText('Dieser Besuch war schon gespeichert').waitFor()
    expect(await visitsOf(office, 'Vorher')).toHaveLength(1)
    await save(page).click()
    await shownVisit(page)
    expect(await visitsOf(office, 'Vorher')).toHaveLength(0)
    expect(await visitsOf(office, 'Nachher')).toHaveLength(1)
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
    expect(await visitsOf(office, 'Abgelaufen')).toHaveLength(1)
  })

  test('keeps a reader from the form', async () => {
    const page = await office.signIn('reader', '/visits/new')
    expect(await submit(page).count()).toBe(0)
  })
})
