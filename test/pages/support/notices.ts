/** Notices for the tests of the pages. */
import type { Locator, Page } from 'playwright-core'
import { tokenScope, type Scope } from '../../../contract/route'
import { istanbul } from '../../support/istanbul'
import type { LocalRegistry } from '../../support/local-registry'
import type { ApiResponse } from '../../support/send-request'
import { eventually } from '../../support/eventually'
import { loaded } from './office'

type Fields = Readonly<Record<string, unknown>>

/** The visit of Istanbul's mayor, with its partnership, as a service has recorded it. */
export async function recordIstanbul({ send }: LocalRegistry, fields: Fields = {}): Promise<string> {
  const { partnership, visit } = istanbul()
  await send('POST', '/v1/partnerships', { body: partnership })
  const answer = await send('POST', '/v1/visits', {
    body: { ...visit, externalId: undefined, statements: [], ...fields },
  })
  if (answer.status !== 201) throw new Error(`The visit is not recorded: ${answer.text}`)
  return String(answer.body['id'])
}

/** A request of a service with a name of its own, so that another one can approve what it has written. */
async function sendAs(
  registry: LocalRegistry,
  subject: string,
  path: string,
  body?: Fields,
): Promise<ApiResponse> {
  const scopes: readonly Scope[] = ['read', 'write', 'press']
  const token = await registry.run.issuer.mint({
    subject,
    name: subject,
    scope: scopes.map(tokenScope).join(' '),
  })
  const answer = await registry.send('POST', path, {
    token,
    headers: { 'if-match': '*' },
    ...(body && { body }),
  })
  if (answer.status >= 300) throw new Error(`${path} is answered with ${answer.text}`)
  return answer
}

/** Composes a notice of a visit, and takes it through these steps. */
export async function recordNotice(
  registry: LocalRegistry,
  visitId: string,
  { steps = [], ...fields }: Fields & { readonly steps?: readonly ('approval' | 'issue')[] } = {},
): Promise<{ readonly id: string; readonly address: string }> {
  const body = { kind: 'notice', language: 'de', ...fields }
  const path = `/v1/visits/${visitId}/notices`
  const id = String((await sendAs(registry, 'writer', path, body)).body['id'])
  for (const step of steps) await sendAs(registry, 'approver', `${path}/${id}/${step}`)
  return { id, address: `/visits/${visitId}/notices/${id}` }
}

/** A notice as the API answers it now. */
export const readNotice = async ({ send }: LocalRegistry, address: string): Promise<Fields> =>
  (await send('GET', `/v1${address}`)).body

/** Waits until the registry has marked a notice of which facts have changed. */
export const markedStale = async (registry: LocalRegistry, address: string): Promise<void> =>
  await eventually(async () => expect(await readNotice(registry, address)).toHaveProperty('stale'))

/** Presses the button of a step, and the one of its dialog. */
export async function takeStep(page: Page, step: string, reason?: string): Promise<void> {
  await page.getByRole('button', { name: step, exact: true }).click()
  const dialog = page.getByRole('dialog')
  if (reason !== undefined) await dialog.getByLabel('Grund').fill(reason)
  await dialog.getByRole('button', { name: step, exact: true }).click()
}

/** The note that says what was done; it has the focus. */
export async function told(page: Page, text: string): Promise<void> {
  await page.locator('.note[role="status"]').getByText(text).waitFor()
  await page.waitForFunction((words) => document.activeElement?.textContent.includes(words), text)
  await loaded(page)
}

/** Changes the visit, as a service. */
export async function changeVisit({ send }: LocalRegistry, visitId: string, body: Fields): Promise<void> {
  const answer = await send('PATCH', `/v1/visits/${visitId}`, { body, headers: { 'if-match': '*' } })
  if (answer.status !== 200) throw new Error(`The visit is not changed: ${answer.text}`)
}

/** The steps that a page offers. */
export const stepsOn = async (page: Page): Promise<string[]> =>
  await page.locator('main .actions > *').allTextContents()

/** The field of a JSON pointer. */
export const fieldOf = (page: Page, pointer: string): Locator =>
  page.locator(`#field${pointer.replaceAll('/', '-')}`)
