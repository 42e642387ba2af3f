import type { PageProps } from '../../page-props'
import type { Api } from '../../api'
import { useOffice } from '../../context'
import { MergedFormFrame } from '../../forms/merged-form-frame'
import type { ReadVersion, Saving } from '../../forms/save-merged'
import { useMergedForm } from '../../forms/use-merged-form'
import { ArchiveDates } from '../../forms/date-field'
import { textOf } from '../../format'
import { succeeded, useLoad } from '../../load'
import { Loading } from '../../parts/loading'
import { isMissing, MissingPage } from '../../parts/missing-page'
import { Page } from '../../parts/page'
import { pathOf } from '../../paths'
import { partnershipWords } from '../../words/partnerships'
import { checkPartnership } from './check-partnership'
import { PartnershipFields } from './partnership-fields'
import { inWords, labelOf } from './partnership-in-words'
import { toBody, toValues, type Partnership, type PartnershipValues } from './partnership-input'

/** Changes a partnership. */
export function EditPartnershipPage({ params: { partnershipId = '' } }: PageProps) {
  const { api } = useOffice()
  const loaded = useLoad(async () => {
    const { body, etag } = await succeeded(api.call('readPartnership', { params: { partnershipId } }))
    return { partnership: body, etag }
  }, [partnershipId])
  if (isMissing(loaded)) return <MissingPage kind="partnership" />
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
  const edit = useEditForm(partnership, etag)
  return (
    <MergedFormFrame edit={edit} labelOf={labelOf} show={inWords}>
      <ArchiveDates.Provider value={partnership.origin === 'archive'}>
        <PartnershipFields form={edit.form} isArchive={partnership.origin === 'archive'} />
      </ArchiveDates.Provider>
    </MergedFormFrame>
  )
}

function useEditForm(partnership: Partnership, etag: string | undefined) {
  const { api } = useOffice()
  const partnershipId = partnership.id
  return useMergedForm<PartnershipValues, Partnership, ReadVersion>({
    form: `edit-partnership:${partnershipId}`,
    subject: `partnerships/${partnershipId}`,
    address: pathOf('partnership', { partnershipId }),
    initial: { ...toValues(partnership), read: versionOf(partnership, etag) },
    check: (values) => checkPartnership(values, partnership.origin === 'live'),
    toBody,
    toValues: (fields) => toValues(fields as Partnership),
    saving: () => savingOf(api, partnershipId),
  })
}

const versionOf = (partnership: Partnership, etag = `"${partnership.version}"`): ReadVersion => ({
  fields: toBody(toValues(partnership)),
  etag,
})

/** Texts in several languages are merged language by language. */
const SPLIT = ['city', 'motto']

const savingOf = (api: Api, partnershipId: string): Saving<Partnership, ReadVersion> => ({
  split: SPLIT,
  versionOf,
  read: () => api.call('readPartnership', { params: { partnershipId } }),
  send: (patch, { etag }) =>
    api.call('updatePartnership', { params: { partnershipId }, body: patch, ifMatch: etag }),
})
