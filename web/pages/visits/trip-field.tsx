import { SelectField } from '../../forms/fields'
import { fieldsOf } from '../../forms/fields-of'
import { Fold } from '../../forms/fold'
import { tripWords } from '../../words/trips'
import type { VisitFieldsProps } from './visit-fields-props'
import { withNone } from './with-none'

/** The trip that the visit is a stop of. */
export function TripField(fields: VisitFieldsProps) {
  const words = tripWords()
  const { errors, suggestions } = fields
  const { partOf } = fields.values
  return (
    <Fold
      title={words.trip}
      summary={suggestions.trips.find(([id]) => id === partOf)?.[1]}
      pointers={['/partOf']}
      errors={errors}
    >
      <SelectField
        pointer="/partOf"
        label={words.partOf}
        hint={words.partOfHint}
        {...fieldsOf(fields)('partOf')}
        options={withNone(words.noTrip, suggestions.trips, partOf)}
      />
    </Fold>
  )
}
