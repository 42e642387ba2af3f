import { useState } from 'preact/hooks'
import type { PageProps } from '../../page-props'
import type { Answer } from '../../api'
import { useOffice } from '../../context'
import { ConflictForm, type Choices } from '../../forms/conflict'
import { TextField } from '../../forms/fields'
import { FormFrame } from '../../forms/form-frame'
import { useForm, type Form } from '../../forms/form'
import { isEqual, resolve } from '../../forms/merge'
import { AnswerError, useLoad } from '../../load'
import { navigate } from '../../navigation'
import { Loading } from '../../parts/loading'
import { Page } from '../../parts/page'
import { titleOf } from '../../parts/visit-item'
import { pathOf } from '../../paths'
import { keepRecorded } from '../../warnings'
import { common } from '../../words/common'
import { visitFormWords } from '../../words/visit-form'
import {
  draftOf,
  isCorrected,
  readVersionOf,
  saveVisit,
  toEditValues,
  type EditValues,
  type Saved,
  type Visit,
} from './edited-visit'
import { useSuggestions, type Suggestions } from './suggestions'
import { VisitFields } from './visit-fields'
import { inWords, labelOf } from './visit-in-words'
import { pointerInForm, toVisitBody, toVisitValues } from './visit-values'

/** Edits a visit, or corrects one that is over. */
export function EditVisitPage({ params: { visitId = '' } }: PageProps) {
  const { api } = useOffice()
  const loaded = useLoad(async () => {
    const answer = await api.call('readVisit', { params: { visitId } })
    if (!answer.ok) throw new AnswerError(answer)
    return { visit: answer.body, etag: answer.etag }
  }, [visitId])
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
  return isCorrected(visit.status) ? visitFormWords().correctLead : undefined
}

interface EditFormProps {
  readonly visit: Visit
  readonly etag: string | undefined
}

function EditForm({ visit, etag }: EditFormProps) {
  const suggestions = useSuggestions()
  const { form, conflict, dismiss } = useEditForm(visit, etag)
  if (conflict && conflict.merge.conflicts.length > 0)
    return (
      <ConflictForm
        conflicts={conflict.merge.conflicts}
        labelOf={labelOf}
        show={(pointer, value) => inWords(pointer, value, suggestions)}
        onBack={dismiss}
        onDecided={(choices) => {
          dismiss()
          form.sendValues(rebased(form.values, conflict, choices))
        }}
      />
    )
  return <EditFields form={form} visit={visit} suggestions={suggestions} />
}

interface EditFieldsProps {
  readonly form: Form<EditValues>
  readonly visit: Visit
  readonly suggestions: Suggestions
}

function EditFields({ form, visit, suggestions }: EditFieldsProps) {
  const words = visitFormWords()
  const address = pathOf('visit', { visitId: visit.id })
  const { notice, read, reason } = form.values
  const leaveUnchanged = (event?: Event) => {
    event?.preventDefault()
    form.discard()
    navigate(address, { force: true })
  }
  const shown = hasChanges(form.values) ? form : { ...form, submit: leaveUnchanged }
  return (
    <>
      {notice && (
        <p class="note" role="status">
          {words[notice]}
        </p>
      )}
      <FormFrame form={shown} submit={common().save} cancelTo={address}>
        <VisitFields
          {...form}
          suggestions={suggestions}
          isArchive={visit.origin === 'archive'}
          isOver={read.status === 'completed'}
        />
        {isCorrected(read.status) && (
          <TextField
            pointer="/reason"
            label={words.reason}
            value={reason}
            onChange={(next) => form.change({ reason: next })}
            errors={form.errors}
          />
        )}
      </FormFrame>
    </>
  )
}

const hasChanges = ({ read, ...values }: EditValues): boolean => !isEqual(read.fields, toVisitBody(values))

type Conflict = Extract<Saved, { readonly kind: 'conflict' }>

/** The values on the newest version, with what a person has chosen. */
const rebased = (values: EditValues, { merge, theirs }: Conflict, choices: Choices): EditValues => ({
  ...values,
  ...toVisitValues(resolve(merge, choices)),
  read: theirs,
})

/** The form of a visit, and the conflict that its last attempt has met. */
function useEditForm(visit: Visit, etag: string | undefined) {
  const { api } = useOffice()
  const [conflict, setConflict] = useState<Conflict>()
  const [attempt] = useState<{ saved?: Saved }>({})
  const visitId = visit.id
  const form = useForm<EditValues>({
    form: draftOf(visitId),
    initial: toEditValues(visit, etag),
    send: async (values, key) => {
      attempt.saved = await saveVisit(api, visitId, values, key)
      return attempt.saved.kind === 'answered' ? attempt.saved.answer : CONFLICT
    },
    onRefused: (_, values) => {
      if (attempt.saved?.kind !== 'conflict') return false
      setConflict(attempt.saved)
      // The status has changed: the values stay, and are sent in another way.
      if (attempt.saved.merge.conflicts.length === 0)
        form.change({ ...rebased(values, attempt.saved, {}), notice: 'statusChanged' })
      return true
    },
    locate: (pointer, values) => pointerInForm(values, pointer),
    onRecorded: (body) => {
      const isMerged = attempt.saved?.kind === 'answered' && attempt.saved.isMerged
      keepRecorded(`visits/${visitId}`, body as Visit, { isMerged })
      navigate(pathOf('visit', { visitId }), { force: true })
    },
    onRecordedBefore: (body, newer) =>
      form.change({ ...newer, read: readVersionOf(body as Visit), reason: '', notice: 'recordedBefore' }),
  })
  return { form, conflict, dismiss: () => setConflict(undefined) }
}

/** Stands for the answer to an attempt that a person must decide about. */
const CONFLICT: Answer<unknown> = {
  ok: false,
  status: 412,
  headers: new Headers(),
  etag: undefined,
  body: undefined,
}
