/** The facts of a partnership, those alone that are known. */
import type { ComponentChildren } from 'preact'
import { formatDate, formatList, languageName } from '../../format'
import { language } from '../../language'
import { SourceItem } from '../../parts/source-item'
import { partnershipWords } from '../../words/partnerships'
import type { Partnership } from './partnership-input'

export type Fact = readonly [name: string, value: ComponentChildren]

export const Facts = ({ facts }: { readonly facts: readonly Fact[] }) => (
  <dl class="facts">
    {facts
      .filter(([, value]) => value !== undefined && value !== false && value !== '')
      .map(([name, value]) => [<dt key={name}>{name}</dt>, <dd key={`${name}:`}>{value}</dd>])}
  </dl>
)

export function PartnershipFacts({ partnership }: { readonly partnership: Partnership }) {
  const words = partnershipWords()
  const { statusSince, statusReason, notes } = partnership
  return (
    <section>
      <h2>{words.facts}</h2>
      <Facts
        facts={[
          ...foundingFacts(partnership),
          [words.form.partnerKind, words.partnerKind[partnership.partnerKind]],
          [words.statusSince, statusSince && formatDate(statusSince)],
          [words.statusReason, statusReason],
          [words.agreements, agreementsOf(partnership)],
          [words.notes, notes && <Notes text={notes} />],
          [words.sources, sourcesOf(partnership)],
        ]}
      />
    </section>
  )
}

function foundingFacts(partnership: Partnership): readonly Fact[] {
  const words = partnershipWords()
  const { city, foundedOn, foundedPlace, foundingSignatories, predecessor } = partnership
  const names = namesOf(city)
  return [
    [words.form.city, names.length > 1 && <Names names={names} />],
    [words.founded, [foundedOn && formatDate(foundedOn), foundedPlace].filter(Boolean).join(', ')],
    [words.signatories, formatList(foundingSignatories)],
    [
      words.predecessor,
      predecessor &&
        [predecessor.party, predecessor.date && formatDate(predecessor.date)].filter(Boolean).join(', '),
    ],
  ]
}

/** A name and the languages in which it is used. */
type CityName = readonly [name: string, tags: readonly [string, ...string[]]]

/** The names of a city, each once. */
function namesOf(city: Partnership['city']): readonly CityName[] {
  const byName = new Map<string, [string, ...string[]]>()
  for (const [tag, name] of Object.entries(city)) {
    const tags = byName.get(name)
    if (tags) tags.push(tag)
    else byName.set(name, [tag])
  }
  return [...byName]
}

const Names = ({ names }: { readonly names: readonly CityName[] }) => (
  <ul class="plain">
    {names.map(([name, tags]) => (
      <li key={name}>
        <span lang={tags.includes(language()) ? undefined : tags[0]}>{name}</span>
        <span class="meta"> ({formatList(tags.map(languageName))})</span>
      </li>
    ))}
  </ul>
)

const Notes = ({ text }: { readonly text: string }) => (
  <>
    <span class="keeps-lines">{text}</span>
    <div class="meta">{partnershipWords().officeOnly}</div>
  </>
)

const agreementsOf = ({ agreements }: Partnership): ComponentChildren =>
  agreements.length > 0 && (
    <ul class="plain">
      {agreements.map(({ date, kind, evidence }, index) => (
        <li key={index}>
          {[date && formatDate(date), kind].filter(Boolean).join(': ')}
          {evidence && <span class="meta"> ({partnershipWords().evidence[evidence]})</span>}
        </li>
      ))}
    </ul>
  )

const sourcesOf = ({ sources }: Partnership): ComponentChildren =>
  sources.length > 0 && (
    <ul class="plain">
      {sources.map((source, index) => (
        <SourceItem key={index} source={source} evidences={partnershipWords().evidence} />
      ))}
    </ul>
  )
