import { pathOf } from '../paths'

/** A person who is perhaps the same as another. */
export interface OtherPerson {
  readonly personId: string
  readonly name: string
}

/** Links to people, by name. */
export const OtherPeople = ({ people }: { readonly people: readonly OtherPerson[] }) => (
  <>
    {people.map(({ personId, name }, index) => (
      <span key={personId}>
        {index > 0 && ', '}
        <a href={pathOf('person', { personId })}>
          <bdi>{name}</bdi>
        </a>
      </span>
    ))}
  </>
)
