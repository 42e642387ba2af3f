import type { BodyOf, Operations } from '../../api'
import { useOffice } from '../../context'
import { toDateInput } from '../../forms/date-input'
import { FormFrame } from '../../forms/form-frame'
import { useForm } from '../../forms/form'
import { navigate } from '../../navigation'
import { Page } from '../../parts/page'
import type { PageProps } from '../../page-props'
import { pathOf } from '../../paths'
import { keepRecorded } from '../../recorded'
import { common } from '../../words/common'
import { visitFormWords } from '../../words/visit-form'
import { keepNewerValues } from './edited-visit'
import { useSuggestions } from './suggestions'
import { VisitFields } from './visit-fields'
import { NO_VISIT, pointerInForm, toVisitBody, type VisitValues } from './visit-values'

type Written = BodyOf<'recordVisit'>
type VisitInput = Operations['recordVisit']['body']

/** Plans a visit. */
export function PlanVisitPage({ query }: PageProps) {
  const { api, session } = useOffice()
  const given = givenIn(query)
  const words = visitFormWords()
  const suggestions = useSuggestions(given.values.partOf || undefined)
  const form = useForm<VisitValues>({
    form: given.form,
    initial: given.values,
    send: (values, key) =>
      // What is not valid is left to the API, whose faults stand at the fields.
      api.call('recordVisit', { body: toVisitBody(values) as VisitInput, idempotencyKey: key }),
    locate: (pointer, values) => pointerInForm(values, pointer),
    onRecorded: (body) => showVisit(body as Written),
    onRecordedBefore: (body, newer) => {
      const { id } = keepNewerValues(session.sub, body as Written, newer)
      navigate(pathOf('editVisit', { visitId: id }), { force: true })
    },
  })
  return (
    <Page
      title={words.planTitle}
      lead={words.planLead}
      above={{ title: common().nav.visits, address: pathOf('visits') }}
    >
      <FormFrame form={form} submit={words.plan} cancelTo={pathOf('visits')}>
        <VisitFields {...form} suggestions={suggestions} />
      </FormFrame>
    </Page>
  )
}

interface Given {
  /** The name of the draft. */
  readonly form: string
  readonly values: VisitValues
}

/** What is known of the visit from the page where it is planned: of a partnership, or of a trip. */
function givenIn(query: URLSearchParams): Given {
  const partOf = query.get('partOf') ?? ''
  const partnershipId = query.get('partnershipId') ?? ''
  if (partOf !== '') {
    const { direction, kind } = NO_VISIT
    const values = {
      ...NO_VISIT,
      partOf,
      direction: query.get('direction') ?? direction,
      kind: query.get('kind') ?? kind,
      start: toDateInput(query.get('start') ?? undefined),
    }
    return { form: `stop-of-${partOf}`, values }
  }
  if (partnershipId === '') return { form: 'visit', values: NO_VISIT }
  const values = { ...NO_VISIT, kind: 'partner-city-visit', partnershipId }
  return { form: `visit-of-${partnershipId}`, values }
}

function showVisit(visit: Written): void {
  keepRecorded(`visits/${visit.id}`, visit)
  navigate(pathOf('visit', { visitId: visit.id }), { force: true })
}
