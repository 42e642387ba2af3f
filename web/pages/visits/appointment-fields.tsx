import { DateField } from '../../forms/date-field'
import { SelectField } from '../../forms/fields'
import { fieldsOf } from '../../forms/fields-of'
import { Fold } from '../../forms/fold'
import { appointmentWords } from '../../words/appointment'
import type { AppointmentInput } from './appointment-input'
import type { VisitFieldsProps } from './visit-fields-props'

/** The appointment for the press: its kind, and the deadline of accreditation. */
export function AppointmentFields({ values: { appointment }, change, errors }: VisitFieldsProps) {
  const words = appointmentWords()
  const kinds: Readonly<Record<string, string>> = words.kinds
  const field = fieldsOf<AppointmentInput>({
    values: appointment,
    change: (next) => change({ appointment: { ...appointment, ...next } }),
    errors,
  })
  return (
    <Fold title={words.title} summary={kinds[appointment.kind]} pointers={['/appointment']} errors={errors}>
      <SelectField
        pointer="/appointment/kind"
        label={words.kind}
        {...field('kind')}
        options={[['', words.none], ...Object.entries(words.kinds)]}
      />
      <DateField
        pointer="/appointment/accreditationUntil"
        label={words.accreditationUntil}
        hint={words.accreditationHint}
        {...field('accreditationUntil')}
        withTime
        isRequired={appointment.kind !== ''}
      />
    </Fold>
  )
}
