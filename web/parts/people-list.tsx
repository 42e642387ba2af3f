/** People by name, with the office that they held on the day. */
import { countryName } from '../countries'
import { pathOf } from '../paths'
import { nameOf, type Person } from './visit-item'

export const PeopleList = ({ people }: { readonly people: readonly Person[] }) => (
  <ul class="plain people">
    {people.map((person, index) => (
      <li key={index}>
        <p class="name">
          {person.personId === undefined ? (
            nameOf(person)
          ) : (
            <a href={pathOf('person', { personId: person.personId })}>{nameOf(person)}</a>
          )}
        </p>
        <p class="meta">{descriptionOf(person)}</p>
      </li>
    ))}
  </ul>
)

/** Office, organisation and country; the office is left out where it stands for the name. */
const descriptionOf = ({ name, office, organisation, country }: Person): string =>
  [name === undefined ? undefined : office, organisation, country && countryName(country)]
    .filter(Boolean)
    .join(' · ')
