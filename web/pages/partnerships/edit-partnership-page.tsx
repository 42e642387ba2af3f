import { useState } from 'preact/hooks'
import type { Answer } from '../../api'
import type { PageProps } from '../../page-props'
import { useOffice } from '../../context'
import { textOf } from '../../format'
import { FormFrame } from '../../forms/form-frame'
import { useForm } from '../../forms/form'
import { mergePatch } from '../../forms/merge-patch'
import { AnswerError, useLoad } from '../../load'
import { navigate } from '../../navigation'
import { Loading } from '../../parts/loading'
import { Page } from '../../parts/page'
import { sayRecorded } from '../../parts/recorded'
import { pathOf } from '../../paths'
import { common } from '../../words/common'
import { partnershipWords } from '../../words/partnerships'
import { ChangedMeanwhile } from './changed-meanwhile'
import { checkPartnership } from './check-partnership'
import { PartnershipFields } from './partnership-fields'
import {
  toBody,
  toValues,
  type Partnership,
  type PartnershipBody,
  type PartnershipValues,
} from './partnership-input'

interface Versioned {
  readonly partnership: Partnership
  readonly etag: string
}

/** The draft holds what it was begun on: what differs from that is what is sent, whatever was recorded since. */
interface EditValues extends PartnershipValues {
  readonly before: PartnershipBody
  readonly etag: string
}

/** @throws AnswerError */
function versioned(answer: Answer<Partnership>): Versioned {
  if (!answer.ok) throw new AnswerError(answer)
  return { partnership: answer.body, etag: answer.etag ?? '' }
}

const useRead = (partnershipId: string) => {
  const { api } = useOffice()
  return async () => versioned(await api.call('readPartnership', { params: { partnershipId } }))
}

/** Changes a partnership. */
export function EditPartnershipPage({ params: { partnershipId = '' } }: PageProps) {
  const read = useRead(partnershipId)
  const loaded = useLoad(read, [partnershipId])
  const words = partnershipWords()
  const city = loaded.state === 'ready' ? textOf(loaded.value.partnership.city).text : '…'
  return (
    <Page
      title={words.form.editTitle(city)}
      above={{ title: common().nav.partnerships, address: pathOf('partnerships') }}
    >
      <Loading from={loaded} lines={8}>
        {(value) => <EditForm start={value} read={read} />}
      </Loading>
    </Page>
  )
}

interface EditFormProps {
  readonly start: Versioned
  readonly read: () => Promise<Versioned>
}

const initialOf = ({ partnership, etag }: Versioned): EditValues => {
  const values = toValues(partnership)
  return { ...values, before: toBody(values), etag }
}

const patchOf = (values: EditValues): Record<string, unknown> => mergePatch(values.before, toBody(values))

function EditForm({ start, read }: EditFormProps) {
  const { api } = useOffice()
  const [newer, setNewer] = useState<Partnership>()
  const { id: partnershipId, origin } = start.partnership
  const address = pathOf('partnership', { partnershipId })
  const leave = (text: string, body?: unknown) => {
    sayRecorded(text, body)
    navigate(address, { force: true })
  }
  /** The version of somebody else: if it is what was sent, an answer was lost, and the change is recorded. */
  async function compare(values: EditValues): Promise<void> {
    const { partnership, etag } = await read()
    const isRecorded = Object.keys(mergePatch(toBody(toValues(partnership)), toBody(values))).length === 0
    if (isRecorded) {
      form.discard()
      return leave(partnershipWords().form.saved)
    }
    form.change({ etag })
    setNewer(partnership)
  }
  const form = useForm<EditValues>({
    form: `edit-partnership:${partnershipId}`,
    initial: initialOf(start),
    check: (values) => checkPartnership(values, origin === 'live'),
    send: async (values) =>
      Object.keys(patchOf(values)).length === 0
        ? await api.call('readPartnership', { params: { partnershipId } })
        : await api.call('updatePartnership', {
            params: { partnershipId },
            body: patchOf(values),
            ifMatch: values.etag,
          }),
    onRecorded: (body) => leave(partnershipWords().form.saved, body),
    onRefused: ({ status }, values) => {
      if (status !== 412) return false
      void compare(values)
      return true
    },
  })
  return (
    <FormFrame form={form} submit={common().save} cancelTo={address}>
      {newer && <ChangedMeanwhile before={form.values.before} now={newer} mine={patchOf(form.values)} />}
      <PartnershipFields form={form} />
    </FormFrame>
  )
}
