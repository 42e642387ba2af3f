import { SelectField } from '../../forms/fields'
import { Fold } from '../../forms/fold'
import { tripWords } from '../../words/trips'
import type { VisitFieldsProps } from './visit-fields-props'
import { withNone } from './with-none'

/** The trip that the visit is a stop of. */
export function TripField({ values: { partOf }, change, errors, suggestions }: VisitFieldsProps) {
  const words = tripWords()
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
        value={partOf}
        onChange={(next) => change({ partOf: next })}
        options={withNone(words.noTrip, suggestions.trips, partOf)}
        errors={errors}
      />
    </Fold>
  )
}
