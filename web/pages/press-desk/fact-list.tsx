/** The facts that a notice states, by the thing of the record that has them. */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { language } from '../../language'
import { factLabel, factLanguage, factValue, thingName } from '../../parts/fact-words'
import { pathOf } from '../../paths'
import { pressDeskWords } from '../../words/press-desk'
import type { StatedFact } from './stated-facts'
import { factId, type Lit } from './use-lit'

interface FactListProps {
  readonly facts: readonly StatedFact[]
  /** Those whose values stand in the text. */
  readonly written: ReadonlySet<number>
  readonly lit: Lit
  /** Moves the focus to where the text states a fact. */
  readonly showInText: (event: Event, fact: StatedFact) => void
}

/** First those that stand in the text, then, folded, those that its choice of words depends on. */
export function FactList({ facts, written, ...list }: FactListProps) {
  const words = pressDeskWords()
  const others = facts.filter(({ index }) => !written.has(index))
  return (
    <section class="record no-print">
      <h2>{words.facts}</h2>
      <p class="meta">{facts.length === 0 ? words.noFacts : words.factsHint}</p>
      <FactsByThing facts={facts.filter(({ index }) => written.has(index))} {...list} />
      {others.length > 0 && (
        <Others count={others.length} isOpen={others.some(({ isChanged }) => isChanged)}>
          <FactsByThing facts={others} {...list} />
        </Others>
      )}
    </section>
  )
}

interface OthersProps {
  readonly count: number
  /** At first. */
  readonly isOpen: boolean
  readonly children: ComponentChildren
}

function Others({ count, isOpen, children }: OthersProps) {
  const [open] = useState(isOpen)
  return (
    <details open={open}>
      <summary>{pressDeskWords().otherFacts(count)}</summary>
      {children}
    </details>
  )
}

type FactsProps = Omit<FactListProps, 'written'>

const FactsByThing = ({ facts, ...list }: FactsProps) =>
  [...new Set(facts.map(({ subject }) => subject))].map((subject) => (
    <section key={subject}>
      <h3>
        <a href={addressOf(subject)}>{thingName(subject)}</a>
      </h3>
      <ul class="plain stated">
        {facts
          .filter((fact) => fact.subject === subject)
          .map((fact) => (
            <FactItem key={fact.index} fact={fact} {...list} />
          ))}
      </ul>
    </section>
  ))

interface FactItemProps extends Omit<FactsProps, 'facts'> {
  readonly fact: StatedFact
}

function FactItem({ fact, lit, showInText }: FactItemProps) {
  const { index, subject, pointer, now, before, isChanged } = fact
  const tag = factLanguage(pointer)
  return (
    <li class={lit.isLit([index]) ? 'lit' : undefined} {...lit.lights([index])}>
      <span class="meta">{factLabel(pointer)}</span>
      <a
        class="value"
        id={factId(index)}
        href={addressOf(subject)}
        lang={tag === language() ? undefined : tag}
        onClick={(event) => showInText(event, fact)}
      >
        {factValue(pointer, now)}
      </a>
      {isChanged && <p class="changed-value">{pressDeskWords().changedFrom(factValue(pointer, before))}</p>}
    </li>
  )
}

/** The page of a thing. */
function addressOf(subject: string): string {
  const [kind, id = '', , number] = subject.split('/')
  if (kind === 'visits') return pathOf('visit', { visitId: id })
  if (kind === 'partnerships') return pathOf('partnership', { partnershipId: id })
  if (kind === 'books') return pathOf('book', { book: id }, { entry: number })
  return pathOf('jubilees')
}
