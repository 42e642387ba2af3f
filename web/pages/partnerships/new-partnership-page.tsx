import { useOffice } from '../../context'
import { FormFrame } from '../../forms/form-frame'
import { useForm } from '../../forms/form'
import { navigate } from '../../navigation'
import { Page } from '../../parts/page'
import { pathOf } from '../../paths'
import { keepRecorded } from '../../recorded'
import { common } from '../../words/common'
import { partnershipWords } from '../../words/partnerships'
import { checkPartnership } from './check-partnership'
import { PartnershipFields } from './partnership-fields'
import { BLANK_PARTNERSHIP, toBody, type Partnership } from './partnership-input'

/** Records a partnership. */
export function NewPartnershipPage() {
  const { api } = useOffice()
  const words = partnershipWords()
  const form = useForm({
    form: 'new-partnership',
    initial: BLANK_PARTNERSHIP,
    check: (values) => checkPartnership(values, true),
    send: async (values, idempotencyKey) =>
      await api.call('recordPartnership', { body: toBody(values), idempotencyKey }),
    onRecorded: (body) => {
      const { id } = body as Partnership
      keepRecorded(`partnerships/${id}`, body as Partnership)
      navigate(pathOf('partnership', { partnershipId: id }), { force: true })
    },
  })
  return (
    <Page
      title={words.form.newTitle}
      above={{ title: common().nav.partnerships, address: pathOf('partnerships') }}
    >
      <FormFrame form={form} submit={common().save} cancelTo={pathOf('partnerships')}>
        <PartnershipFields form={form} />
      </FormFrame>
    </Page>
  )
}
