/** The form of a visit in a browser: what its tests enter, press and look up. */
import type { Locator, Page, Route } from 'playwright-core'
import { istanbul } from '../../support/istanbul'
import { openOffice, type Office } from './office'
import { recordVisit } from './visits'

type Fields = Readonly<Record<string, unknown>>

export const VISIT = {
  direction: 'incoming',
  kind: 'official-visit',
  start: '2026-11-17T10:00',
  occasion: { de: 'Gespräch über Partnerschaften' },
  venues: ['Rotes Rathaus'],
  guests: [{ name: 'Ada Gast', office: 'Bürgermeisterin', officeClass: 'mayor', country: 'TR' }],
}

/** An office with a partnership, and with a visit of a person who is known from then on. */
export async function openOfficeWithVisit(): Promise<Office> {
  const office = await openOffice()
  await office.registry.send('POST', '/v1/partnerships', { body: istanbul().partnership })
  await planVisit(office, { start: '2026-01-01' })
  return office
}

/** The visits of this occasion. */
export async function visitsOf({ registry }: Office, occasion: string): Promise<readonly Fields[]> {
  const { body } = await registry.send('GET', '/v1/visits?limit=100')
  const visits = body['items'] as (Fields & { occasion?: { de?: string } })[]
  return visits.filter((visit) => visit.occasion?.de === occasion)
}

/** Plans a visit through the API, and gives its id. */
export async function planVisit({ registry }: Office, fields: Fields = {}): Promise<string> {
  return (await recordVisit(registry, { hosts: [], ...VISIT, ...fields })).id
}

/** Enters what is required, with this occasion. */
export async function fillIn(page: Page, occasion: string): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill('Berta Besuch')
  await page.getByLabel('Amt', { exact: true }).fill('Ministerin')
  await page.getByLabel('Art des Amtes').selectOption('minister')
  await page.getByLabel('Land', { exact: true }).selectOption('FR')
  await enterDate(page, 'Beginn', { Tag: '3', Monat: '12', Jahr: '2026' })
  await page.getByLabel('Deutsch', { exact: true }).fill(occasion)
}

export async function enterDate(
  page: Page,
  legend: string,
  parts: Readonly<Record<string, string>>,
): Promise<void> {
  const group = page.getByRole('group', { name: legend })
  for (const [label, value] of Object.entries(parts))
    await group.getByLabel(label, { exact: true }).fill(value)
}

export const submit = (page: Page): Locator => page.getByRole('button', { name: 'Besuch planen' })
export const save = (page: Page): Locator => page.getByRole('button', { name: 'Speichern', exact: true })

/** The id of the visit whose file is shown after the form. */
export async function shownVisit(page: Page): Promise<string> {
  await page.waitForURL(/\/visits\/[0-9a-f-]{36}$/)
  return page.url().split('/').at(-1) ?? ''
}

/** Presses a button whose request the registry handles, while the answer is lost. Later answers arrive. */
export async function loseAnswer(
  page: Page,
  button: Locator,
  method: string,
  address: string,
): Promise<void> {
  const lose = async (route: Route) => {
    if (route.request().method() !== method) return await route.fallback()
    await route.fetch()
    return await route.abort()
  }
  await page.route(address, lose)
  await button.click()
  await page.getByText('Der Server antwortet nicht.').waitFor()
  await page.unroute(address, lose)
}
