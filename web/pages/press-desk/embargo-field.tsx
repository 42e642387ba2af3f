import { useOffice } from '../../context'
import { DateField } from '../../forms/date-field'
import type { DateInput } from '../../forms/date-input'
import { fieldsOf } from '../../forms/fields-of'
import type { Form } from '../../forms/form'
import { noticeFormWords } from '../../words/notice-form'

/** The end of an embargo, in the time of the office. */
export function EmbargoField({ form }: { readonly form: Form<{ readonly embargo: DateInput }> }) {
  const { timeZone } = useOffice().settings
  const words = noticeFormWords()
  return (
    <DateField
      pointer="/embargoedUntil"
      label={words.embargo}
      hint={words.embargoHint(timeZone)}
      {...fieldsOf(form)('embargo')}
      withTime
      isRequired={false}
    />
  )
}
