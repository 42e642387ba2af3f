import type { PageProps } from '../../page-props'
import { useOffice } from '../../context'
import { TextField } from '../../forms/fields'
import { fieldsOf } from '../../forms/fields-of'
import type { Form } from '../../forms/form'
import { MergedFormFrame } from '../../forms/merged-form-frame'
import { useMergedForm, type MergedForm } from '../../forms/use-merged-form'
import { succeeded, useLoad } from '../../load'
import { Loading } from '../../parts/loading'
import { isMissing, MissingPage } from '../../parts/missing-page'
import { Page } from '../../parts/page'
import { titleOf, type Visit } from '../../parts/visit-item'
import { pathOf } from '../../paths'
import { common } from '../../words/common'
import { visitFormWords } from '../../words/visit-form'
import {
  draftOf,
  isCorrected,
  readVersionOf,
  savingOf,
  toEditValues,
  type EditedVisit,
  type EditValues,
  type VisitVersion,
} from './edited-visit'
import { useSuggestions } from './suggestions'
import { VisitFields } from './visit-fields'
import { inWords, labelOf } from './visit-in-words'
import { pointerInForm, toVisitBody, toVisitValues } from './visit-values'

/** Edits a visit, or corrects one that is over. */
export function EditVisitPage({ params: { visitId = '' } }: PageProps) {
  const { api } = useOffice()
  const loaded = useLoad(async () => {
    const { body, etag } = await succeeded(api.call('readVisit', { params: { visitId } }))
    return { visit: body, etag }
  }, [visitId])
  if (isMissing(loaded)) return <MissingPage kind="visit" />
  const words = visitFormWords()
  const visit = loaded.state === 'ready' ? loaded.value.visit : undefined
  const title = visit ? titleOf(visit) : ''
  return (
    <Page
      title={words.editTitle(title)}
      lead={leadFor(visit)}
      above={{ title: visit ? title : common().nav.visits, address: pathOf('visit', { visitId }) }}
    >
      <Loading from={loaded} lines={8}>
        {(value) => value.visit.status !== 'void' && <EditForm {...value} />}
      </Loading>
    </Page>
  )
}

function leadFor(visit: Visit | undefined): string | undefined {
  if (!visit) return undefined
  if (visit.status === 'void') return visitFormWords().voidLead
  if (visit.status === 'postponed') return visitFormWords().postponedLead
  return isCorrected(visit.status) ? visitFormWords().correctLead : undefined
}

interface EditFormProps {
  readonly visit: Visit
  readonly etag: string | undefined
}

function EditForm({ visit, etag }: EditFormProps) {
  const suggestions = useSuggestions(visit.partOf)
  const edit = useEditForm(visit, etag)
  const { form } = edit
  const { notice, read } = form.values
  return (
    <MergedFormFrame
      edit={edit}
      labelOf={labelOf}
      show={(pointer, value) => inWords(pointer, value, suggestions)}
      note={notice && visitFormWords()[notice]}
    >
      <VisitFields
        {...form}
        suggestions={suggestions}
        isArchive={visit.origin === 'archive'}
        isOver={read.status === 'completed'}
      />
      <ReasonField form={form} />
    </MergedFormFrame>
  )
}

/** A correction needs a reason; another change, such as rescheduling, may have one. */
function ReasonField({ form }: { readonly form: Form<EditValues> }) {
  const words = visitFormWords()
  const isRequired = isCorrected(form.values.read.status)
  return (
    <TextField
      pointer="/reason"
      label={isRequired ? words.reason : words.reasonOfChange}
      hint={isRequired ? undefined : words.reasonOfChangeHint}
      isRequired={isRequired}
      {...fieldsOf(form)('reason')}
    />
  )
}

function useEditForm(visit: Visit, etag: string | undefined): MergedForm<EditValues> {
  const { api } = useOffice()
  const visitId = visit.id
  const edit = useMergedForm<EditedVisit, Visit, VisitVersion>({
    form: draftOf(visitId),
    subject: `visits/${visitId}`,
    address: pathOf('visit', { visitId }),
    initial: toEditValues(visit, etag),
    toBody: toVisitBody,
    toValues: toVisitValues,
    saving: (values, idempotencyKey) => savingOf(api, visitId, values, idempotencyKey),
    locate: (pointer, values) => pointerInForm(values, pointer),
    onSentOtherwise: (values) => ({ ...values, notice: 'statusChanged' }),
    onRecordedBefore: (body, newer) =>
      edit.form.change({
        ...newer,
        read: readVersionOf(body as Visit),
        reason: '',
        notice: 'recordedBefore',
      }),
  })
  return edit
}
