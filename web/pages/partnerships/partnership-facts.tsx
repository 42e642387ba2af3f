/** The facts of a partnership, those alone that are known. */
import type { ComponentChildren } from 'preact'
import { formatDate, formatList, textOf } from '../../format'
import { language } from '../../language'
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
  const names = Object.entries(city).filter(([, name]) => name !== textOf(city).text)
  return [
    [words.form.city, names.length > 0 && <Names names={Object.entries(city)} />],
    [words.founded, [foundedOn && formatDate(foundedOn), foundedPlace].filter(Boolean).join(', ')],
    [words.signatories, formatList(foundingSignatories)],
    [
      words.predecessor,
      predecessor &&
        [predecessor.party, predecessor.date && formatDate(predecessor.date)].filter(Boolean).join(', '),
    ],
  ]
}

/** The name of the city in each of its languages. */
const Names = ({ names }: { readonly names: readonly (readonly [tag: string, name: string])[] }) => (
  <>
    {names.map(([tag, name], index) => (
      <span key={tag}>
        {index > 0 && ' · '}
        <span lang={tag === language() ? undefined : tag}>{name}</span>
      </span>
    ))}
  </>
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
      {sources.map(({ url, evidence }) => (
        <li key={url}>
          <a href={url} rel="noreferrer">
            {url}
          </a>
          {evidence && <span class="meta"> ({partnershipWords().evidence[evidence]})</span>}
        </li>
      ))}
    </ul>
  )
