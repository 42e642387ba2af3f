/** The form of the agenda's filters. Each choice takes effect at once, and stands in the address. */
import { useState } from 'preact/hooks'
import { useOffice } from '../../context'
import { countryOptions } from '../../forms/country-field'
import { FieldGroup } from '../../forms/field-group'
import { CheckField, SelectField, TextField } from '../../forms/fields'
import { textOf } from '../../format'
import { language } from '../../language'
import { bodyOf, useLoad } from '../../load'
import { loadAll } from '../../load-all'
import { pathOf } from '../../paths'
import { common } from '../../words/common'
import { visitsWords } from '../../words/visits'
import { countSet, isReversed, statusesWith, type Filters } from './filters'

interface VisitFiltersProps {
  readonly filters: Filters
  readonly change: (patch: Partial<Filters>) => void
}

type Option = readonly [value: string, words: string]

/** Postponed visits have a part of the agenda of their own. */
const STATUSES = ['planned', 'confirmed', 'completed', 'cancelled', 'void'] as const

export function VisitFilters({ filters, change }: VisitFiltersProps) {
  const words = visitsWords()
  const count = countSet(filters)
  // Stays as the person leaves it: folding it while its last filter is removed would take the focus away.
  const [isOpen] = useState(count > 0)
  return (
    <form class="filters no-print" role="search" onSubmit={(event) => event.preventDefault()}>
      <TextField
        pointer="/words"
        type="search"
        label={words.words}
        hint={words.wordsHint}
        value={filters.words}
        onChange={(text) => change({ words: text })}
        errors={[]}
      />
      <PersonFilter filters={filters} change={change} />
      <details open={isOpen}>
        <summary>{words.set(count)}</summary>
        <FilterFields filters={filters} change={change} />
        <p>
          <a href={pathOf('visits')}>{words.reset}</a>
        </p>
      </details>
    </form>
  )
}

function FilterFields({ filters, change }: VisitFiltersProps) {
  const words = visitsWords()
  const { visitKind, direction } = common()
  const choice = (name: keyof Filters, label: string, options: readonly Option[]) => (
    <SelectField
      pointer={`/${name}`}
      label={label}
      value={filters[name]}
      onChange={(value) => change({ [name]: value })}
      options={[['', words.all], ...options]}
      errors={[]}
    />
  )
  return (
    <>
      <div class="side-by-side">
        <DayFilter label={words.from} name="from" filters={filters} change={change} />
        <DayFilter label={words.to} name="to" filters={filters} change={change} />
        {choice('kind', words.kind, Object.entries(visitKind))}
        {choice('direction', words.direction, Object.entries(direction))}
        {choice('partnershipId', words.partnership, usePartnerships())}
        {choice('country', words.country, countryOptions(true))}
      </div>
      <StatusFilter filters={filters} change={change} />
      {isReversed(filters) && (
        <p class="error" role="alert" id="days-reversed">
          {words.reversed}
        </p>
      )}
    </>
  )
}

/** Several statuses; none chosen shows visits of every status. */
const StatusFilter = ({ filters: { status }, change }: VisitFiltersProps) => (
  <FieldGroup pointer="/status" legend={visitsWords().status} hint={visitsWords().statusHint} errors={[]}>
    <div class="choices">
      {STATUSES.map((each) => (
        <CheckField
          key={each}
          pointer={`/status/${each}`}
          label={common().status[each]}
          checked={status.split(',').includes(each)}
          onChange={(isChosen) => change({ status: statusesWith(STATUSES, status, each, isChosen) })}
        />
      ))}
    </div>
  </FieldGroup>
)

interface DayFilterProps extends VisitFiltersProps {
  readonly label: string
  readonly name: 'from' | 'to'
}

/** A day in full, so the browser's own date field will do. */
const DayFilter = ({ label, name, filters, change }: DayFilterProps) => (
  <div class="field">
    <label for={`filter-${name}`}>{label}</label>
    <input
      id={`filter-${name}`}
      type="date"
      value={filters[name]}
      aria-describedby={isReversed(filters) ? 'days-reversed' : undefined}
      aria-invalid={isReversed(filters) ? 'true' : undefined}
      onChange={(event) => change({ [name]: event.currentTarget.value })}
    />
  </div>
)

/** The person whose visits are shown; chosen on the person's page. */
function PersonFilter({ filters: { personId }, change }: VisitFiltersProps) {
  const { api } = useOffice()
  const words = visitsWords()
  const person = useLoad(
    async () =>
      personId === '' ? undefined : await bodyOf(api.call('readPerson', { params: { personId } })),
    [personId],
  )
  if (personId === '') return null
  const name = person.state === 'ready' ? person.value?.name : undefined
  return (
    <p class="note">
      {words.person(name ?? personId)}{' '}
      <button type="button" class="link" onClick={() => change({ personId: '' })}>
        {words.removePerson}
      </button>
    </p>
  )
}

const byWords = ([, a]: Option, [, b]: Option): number => a.localeCompare(b, language())

/** The partnerships by the names of their cities; none while they are loading. */
function usePartnerships(): readonly Option[] {
  const { api } = useOffice()
  const partnerships = useLoad(
    async () => await loadAll(async (query) => await api.call('listPartnerships', { query })),
    [],
  )
  return partnerships.state === 'ready'
    ? partnerships.value.map(({ id, city }): Option => [id, textOf(city).text]).toSorted(byWords)
    : []
}
