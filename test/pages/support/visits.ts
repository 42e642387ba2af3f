/** Visits for the tests of the pages. */
import type { Registry } from '../../support/registry'

const HOST = { name: 'Kai Wegner', office: 'Regierender Bürgermeister von Berlin', country: 'DE' }

const GUEST = {
  name: 'Ekrem İmamoğlu',
  office: 'Bürgermeister von Istanbul',
  officeClass: 'partner-city-mayor',
  country: 'TR',
}

/** A recorded visit, with the ETag of its newest version that the test knows. */
export interface RecordedVisit {
  readonly id: string
  readonly etag: string
}

/** Records a visit by a guest from Istanbul, with these fields instead of the usual ones. */
export async function recordVisit({ send }: Registry, fields: object = {}): Promise<RecordedVisit> {
  const { status, body, headers, text } = await send('POST', '/v1/visits', {
    headers: { 'idempotency-key': crypto.randomUUID() },
    body: {
      direction: 'incoming',
      kind: 'working-visit',
      occasion: { de: 'Arbeitsgespräch', en: 'Working meeting' },
      start: '2024-06-19T10:00',
      venues: ['Rotes Rathaus'],
      hosts: [HOST],
      guests: [GUEST],
      ...fields,
    },
  })
  if (status !== 201) throw new Error(`The visit is not recorded: ${text}`)
  return { id: String(body['id']), etag: headers.get('etag') ?? '' }
}

/** Takes a step at a visit, as a service. */
export async function takeStep(
  { send }: Registry,
  { id, etag }: RecordedVisit,
  step: { readonly status: string; readonly reason?: string },
): Promise<RecordedVisit> {
  const answer = await send('POST', `/v1/visits/${id}/status`, {
    headers: { 'idempotency-key': crypto.randomUUID(), 'if-match': etag },
    body: step,
  })
  if (answer.status !== 200) throw new Error(`The step is not taken: ${answer.text}`)
  return { id, etag: answer.headers.get('etag') ?? '' }
}

/** A visit as the API answers it now. */
export const readVisit = async ({ send }: Registry, id: string): Promise<Readonly<Record<string, unknown>>> =>
  (await send('GET', `/v1/visits/${id}`)).body
