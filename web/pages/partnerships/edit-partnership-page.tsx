import { useState } from 'preact/hooks'
import type { PageProps } from '../../page-props'
import type { Answer } from '../../api'
import { useMay, useOffice } from '../../context'
import { ConflictForm } from '../../forms/conflict'
import { FormFrame } from '../../forms/form-frame'
import { useForm } from '../../forms/form'
import { textOf } from '../../format'
import { AnswerError, useLoad } from '../../load'
import { navigate } from '../../navigation'
import { ForbiddenPage } from '../../parts/forbidden-page'
import { Loading } from '../../parts/loading'
import { Page } from '../../parts/page'
import { pathOf } from '../../paths'
import { keepRecorded } from '../../warnings'
import { common } from '../../words/common'
import { partnershipWords } from '../../words/partnerships'
import { checkPartnership } from './check-partnership'
import { PartnershipFields } from './partnership-fields'
import { inWords, labelOf } from './partnership-in-words'
import type { Partnership } from './partnership-input'
import {
  hasChanges,
  rebased,
  savePartnership,
  toEditValues,
  type Conflicted,
  type EditValues,
  type Saved,
} from './save-partnership'

/** Changes a partnership. */
export const EditPartnershipPage = ({ params: { partnershipId = '' } }: PageProps) =>
  useMay('write') ? <EditPartnership partnershipId={partnershipId} /> : <ForbiddenPage />

function EditPartnership({ partnershipId }: { readonly partnershipId: string }) {
  const { api } = useOffice()
  const loaded = useLoad(async () => {
    const answer = await api.call('readPartnership', { params: { partnershipId } })
    if (!answer.ok) throw new AnswerError(answer)
    return { partnership: answer.body, etag: answer.etag }
  }, [partnershipId])
  const city = loaded.state === 'ready' ? textOf(loaded.value.partnership.city).text : '…'
  return (
    <Page
      title={partnershipWords().form.editTitle(city)}
      above={{ title: city, address: pathOf('partnership', { partnershipId }) }}
    >
      <Loading from={loaded} lines={8}>
        {(value) => <EditForm {...value} />}
      </Loading>
    </Page>
  )
}

interface EditFormProps {
  readonly partnership: Partnership
  readonly etag: string | undefined
}

function EditForm({ partnership, etag }: EditFormProps) {
  const { form, conflict, dismiss } = useEditForm(partnership, etag)
  const address = pathOf('partnership', { partnershipId: partnership.id })
  if (conflict)
    return (
      <ConflictForm
        conflicts={conflict.merge.conflicts}
        labelOf={labelOf}
        show={inWords}
        onBack={dismiss}
        onDecided={(choices) => {
          dismiss()
          form.sendValues(rebased(conflict, choices))
        }}
      />
    )
  const leaveUnchanged = (event?: Event) => {
    event?.preventDefault()
    form.discard()
    navigate(address, { force: true })
  }
  const shown = hasChanges(form.values) ? form : { ...form, submit: leaveUnchanged }
  return (
    <FormFrame form={shown} submit={common().save} cancelTo={address}>
      <PartnershipFields form={form} />
    </FormFrame>
  )
}

/** The form of a partnership, and the conflict that its last attempt has met. */
function useEditForm({ id, ...partnership }: Partnership, etag: string | undefined) {
  const { api } = useOffice()
  const [conflict, setConflict] = useState<Conflicted>()
  const [attempt] = useState<{ saved?: Saved }>({})
  const form = useForm<EditValues>({
    form: `edit-partnership:${id}`,
    initial: toEditValues({ id, ...partnership }, etag),
    check: (values) => checkPartnership(values, partnership.origin === 'live'),
    send: async (values) => {
      attempt.saved = await savePartnership(api, id, values)
      return attempt.saved.kind === 'answered' ? attempt.saved.answer : CONFLICT
    },
    onRefused: () => {
      if (attempt.saved?.kind !== 'conflict') return false
      setConflict(attempt.saved)
      return true
    },
    onRecorded: (body) => {
      const isMerged = attempt.saved?.kind === 'answered' && attempt.saved.isMerged
      keepRecorded(`partnerships/${id}`, body as Partnership, { isMerged })
      navigate(pathOf('partnership', { partnershipId: id }), { force: true })
    },
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
