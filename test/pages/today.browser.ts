import { eventually } from '../support/eventually'
import { SubscribedServices } from '../journeys/subscribed-services'
import { openOffice, type Office } from './support/office'
import { recordTestData } from './support/test-data'

describe('Today', () => {
  let office: Office
  const services = new SubscribedServices(() => office.registry)

  beforeAll(async () => {
    office = await openOffice()
    const gone = await services.subscribe({ types: ['*'], name: 'Webredaktion' }, 410)
    await recordTestData(office.registry)
    await eventually(async () => {
      const { body } = await office.registry.send('GET', `/v1/subscriptions/${gone.id}`)
      if (body['disabled'] === undefined) throw new Error('The registry has not paused the subscription yet.')
    })
  })
  afterAll(async () => {
    await office.close()
    await services.close()
  })

  test('shows who is in the house, what is ahead and what is open', async () => {
    const page = await office.signIn('officer')
    const visitsBelow = (title: string) =>
      page
        .locator('section', { has: page.getByRole('heading', { name: title, exact: true }) })
        .locator('.who')
    expect(await visitsBelow('Heute').count()).toBe(1)
    expect(await visitsBelow('Morgen').count()).toBe(1)
    expect(await visitsBelow('In den nächsten zwei Wochen').count()).toBe(1)
    await page.getByText('vorbei, noch nicht abgeschlossen').waitFor()
    expect(await page.getByRole('link', { name: /bestätigen$/ }).count()).toBe(3)
    await page.getByText('1 von 200 Seiten, Band 1').waitFor()
    expect(await page.getByText('Webredaktion').count()).toBe(0)
    await page.getByRole('link', { name: /abschließen$/ }).click()
    await page.getByRole('heading', { level: 1, name: 'Ana Exemplo' }).waitFor()
  })

  test('shows an administrator which services hear nothing', async () => {
    const page = await office.signIn('administrator')
    await page.getByText('Webredaktion erfährt nichts').waitFor()
    await page.getByText('die Adresse gibt es nicht mehr').waitFor()
  })

  test('is in English after a click, and stays so', async () => {
    const page = await office.signIn('reader')
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('heading', { name: 'The next two weeks' }).waitFor()
    await page.reload()
    await page.getByRole('heading', { name: 'The next two weeks' }).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
  })
})
