import { useOffice } from '../../context'
import type { Operations } from '../../api'
import { DateField } from '../../forms/date-field'
import { fromDateInput, NO_DATE, type DateInput } from '../../forms/date-input'
import { SelectField, TextField } from '../../forms/fields'
import { fieldsOf } from '../../forms/fields-of'
import { FormFrame } from '../../forms/form-frame'
import { useForm, type FieldError, type Form } from '../../forms/form'
import { LocalizedFields } from '../../forms/localized-fields'
import { fromLocalizedInput, NO_TEXT, type LocalizedInput } from '../../forms/localized-input'
import { navigate } from '../../navigation'
import { Page } from '../../parts/page'
import { pathOf } from '../../paths'
import { keepRecorded } from '../../recorded'
import { common } from '../../words/common'
import { jubileeWords } from '../../words/jubilees'
import { leadTimesIn } from './lead-times'

type Body = Operations['recordAnniversary']['body']

interface AnniversaryValues {
  readonly title: LocalizedInput
  readonly kind: string
  readonly originOn: DateInput
  readonly announce: string
  /** Numbers with commas. */
  readonly leadTimes: string
}

/** The lead times are those that the registry uses unless others are given. */
const BLANK: AnniversaryValues = {
  title: NO_TEXT,
  kind: 'historic',
  originOn: NO_DATE,
  announce: 'milestones',
  leadTimes: '180, 30, 7, 0',
}

const toBody = ({ title, kind, originOn, announce, leadTimes }: AnniversaryValues): Body => ({
  title: fromLocalizedInput(title) ?? {},
  kind: kind as Body['kind'],
  originOn: fromDateInput(originOn) ?? '',
  announce: announce as Body['announce'],
  leadTimes: [...(leadTimesIn(leadTimes) ?? [])],
})

function check({ title, originOn, leadTimes }: AnniversaryValues): readonly FieldError[] {
  const words = jubileeWords().form
  const faults: FieldError[] = []
  if (!fromLocalizedInput(title)) faults.push({ pointer: '/title', message: words.titleMissing })
  if (originOn.year.trim() === '') faults.push({ pointer: '/originOn', message: words.originMissing })
  if (!leadTimesIn(leadTimes)) faults.push({ pointer: '/leadTimes', message: words.leadTimesWrong })
  return faults
}

/** Records an anniversary that belongs to no partnership. */
export function NewAnniversaryPage() {
  const { api } = useOffice()
  const words = jubileeWords()
  const form = useForm({
    form: 'new-anniversary',
    initial: BLANK,
    check,
    send: async (values, idempotencyKey) =>
      await api.call('recordAnniversary', { body: toBody(values), idempotencyKey }),
    onRecorded: (body) => {
      keepRecorded('anniversaries', body as object)
      navigate(pathOf('jubilees'), { force: true })
    },
  })
  return (
    <Page
      title={words.record}
      lead={words.form.lead}
      above={{ title: words.title, address: pathOf('jubilees') }}
    >
      <FormFrame form={form} submit={common().save} cancelTo={pathOf('jubilees')}>
        <AnniversaryFields form={form} />
      </FormFrame>
    </Page>
  )
}

function AnniversaryFields({ form }: { readonly form: Form<AnniversaryValues> }) {
  const words = jubileeWords()
  const field = fieldsOf(form)
  return (
    <>
      <LocalizedFields pointer="/title" label={words.form.titleOf} {...field('title')} />
      <SelectField
        pointer="/kind"
        label={words.form.kind}
        {...field('kind')}
        options={Object.entries(words.kind)}
      />
      <DateField
        pointer="/originOn"
        label={words.form.originOn}
        hint={words.form.originHint}
        {...field('originOn')}
      />
      <AnnounceFields form={form} />
    </>
  )
}

function AnnounceFields({ form }: { readonly form: Form<AnniversaryValues> }) {
  const words = jubileeWords().form
  const field = fieldsOf(form)
  return (
    <>
      <SelectField
        pointer="/announce"
        label={words.announce}
        {...field('announce')}
        options={Object.entries(words.announceOptions)}
      />
      <TextField
        pointer="/leadTimes"
        label={words.leadTimes}
        hint={words.leadTimesHint}
        {...field('leadTimes')}
      />
    </>
  )
}
