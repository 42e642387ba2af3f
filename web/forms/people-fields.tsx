/** The people of a visit or an entry: guests, hosts, signers. */
import { useState } from 'preact/hooks'
import type { Person } from '../parts/visit-item'
import { common } from '../words/common'
import { peopleFieldsWords } from '../words/people-fields'
import { CountryField } from './country-field'
import { CheckField, SelectField, TextField } from './fields'
import { fieldsOf, type FormFields } from './fields-of'
import type { FieldError } from './form'
import { personNamed, useKnownPeople, type KnownPerson } from './known-people'
import { chosen, NO_PERSON, renamed, type PersonInput } from './person-input'
import { RowList } from './row-list'

/** What the fields suggest. */
export interface PeopleSuggestions {
  readonly offices: readonly string[]
  readonly organisations: readonly string[]
  /** The newest record of each person. */
  readonly people: readonly Person[]
}

interface PeopleFieldsProps {
  readonly pointer: string
  readonly title: string
  readonly people: readonly PersonInput[]
  readonly onChange: (people: readonly PersonInput[]) => void
  readonly errors: readonly FieldError[]
  readonly suggestions: PeopleSuggestions
  readonly add: string
  readonly nameOf: (position: number) => string
  /** Whether the class of an office is required. @default true */
  readonly needsClass?: boolean
  /** Whether the record comes from an archive. @default false */
  readonly isArchive?: boolean
}

export const PeopleFields = ({
  people,
  errors,
  suggestions,
  needsClass = true,
  isArchive = false,
  ...list
}: PeopleFieldsProps) => (
  <RowList {...list} rows={people} blank={NO_PERSON} isOrdered>
    {(person, change, index) => (
      <PersonFields
        pointer={`${list.pointer}/${index}`}
        values={person}
        change={change}
        errors={errors}
        suggestions={suggestions}
        needsClass={needsClass}
        isArchive={isArchive}
      />
    )}
  </RowList>
)

interface PersonFieldsProps extends FormFields<PersonInput> {
  readonly pointer: string
  readonly suggestions: PeopleSuggestions
  readonly needsClass: boolean
  readonly isArchive: boolean
}

function PersonFields(fields: PersonFieldsProps) {
  const { pointer, values, suggestions, isArchive } = fields
  const words = peopleFieldsWords()
  const field = fieldsOf(fields)
  const isGroup = values.kind === 'group'
  return (
    <>
      <NameField {...fields} />
      <TextField
        pointer={`${pointer}/office`}
        label={words.office}
        hint={isGroup ? undefined : words.officeHint}
        {...field('office')}
        suggestions={suggestions.offices}
        isRequired={!isGroup}
      />
      <div class="side-by-side">
        <OfficeClassField {...fields} />
        <CountryField
          pointer={`${pointer}/country`}
          label={words.country}
          {...field('country')}
          isArchive={isArchive}
          mayBeNone
        />
      </div>
      <OrganisationFields {...fields} />
    </>
  )
}

function OrganisationFields(fields: PersonFieldsProps) {
  const { pointer, values, change, errors, suggestions } = fields
  const words = peopleFieldsWords()
  return (
    <div class="side-by-side">
      <TextField
        pointer={`${pointer}/organisation`}
        label={words.organisation}
        {...fieldsOf(fields)('organisation')}
        suggestions={suggestions.organisations}
        isRequired={false}
      />
      <SelectField
        pointer={`${pointer}/kind`}
        label={words.kind}
        value={values.kind}
        onChange={(kind) => change({ kind: kind === 'group' ? 'group' : 'person' })}
        options={Object.entries(words.kinds)}
        errors={errors}
      />
    </div>
  )
}

/** The name, with the people who are known by one that begins like it. */
function NameField({ pointer, values: person, change, errors, suggestions }: PersonFieldsProps) {
  const words = peopleFieldsWords()
  const isGroup = person.kind === 'group'
  const [typed, setTyped] = useState<string>()
  const known = useKnownPeople(typed)
  const type = (name: string) => {
    setTyped(name)
    const found = personNamed(known, name)
    change(found ? choose(found, name) : renamed(person, name))
  }
  const choose = ({ id }: KnownPerson, name: string): PersonInput => {
    const newest = suggestions.people.find((each) => each.personId === id)
    return chosen(person, { kind: person.kind, ...newest, name: name.trim(), personId: id })
  }
  return (
    <>
      <TextField
        pointer={`${pointer}/name`}
        label={isGroup ? words.groupName : words.name}
        hint={isGroup ? undefined : words.nameHint}
        value={person.name}
        onChange={type}
        suggestions={known.flatMap(namesOf)}
        errors={errors}
      />
      {person.knownId !== '' && (
        <CheckField
          pointer={`${pointer}/personId`}
          label={words.known(person.knownName)}
          checked={person.isKnown}
          onChange={(isKnown) => change({ isKnown })}
        />
      )}
    </>
  )
}

const namesOf = ({ name, otherNames }: KnownPerson): readonly string[] =>
  name === undefined ? otherNames : [name, ...otherNames]

function OfficeClassField(fields: PersonFieldsProps) {
  const { pointer, needsClass } = fields
  const words = peopleFieldsWords()
  return (
    <SelectField
      pointer={`${pointer}/officeClass`}
      label={words.officeClass}
      {...fieldsOf(fields)('officeClass')}
      options={[['', needsClass ? words.choose : words.notGiven], ...Object.entries(common().officeClass)]}
      isRequired={needsClass}
    />
  )
}
