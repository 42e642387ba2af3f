import type { ComponentChildren } from 'preact'
import { Page } from '../../parts/page'
import { common } from '../../words/common'
import { helpWords } from '../../words/help'
import { helpTerms } from '../../words/help-terms'
import { noticeWords } from '../../words/notices'
import { GOLDEN_BOOK_CLASSES } from '../books/eligibility'

/** A chapter: its id in the address, its title, and what it says. */
type Chapter = readonly [id: string, title: string, content: () => ComponentChildren]

const chapters = (): readonly Chapter[] => {
  const words = helpWords()
  return [
    ['visit-status', words.visitStatus.title, VisitStatuses],
    ['golden-book', words.book.title, GoldenBook],
    ['leaves', words.leaves.title, WhatLeaves],
    ['notices', words.notices.title, Notices],
    ['roles', words.roles.title, Roles],
    ['drafts', words.drafts.title, () => <Paragraphs text={words.drafts.text} />],
    ['dates', words.dates.title, () => <Paragraphs text={words.dates.text} />],
    ['keys', words.keys.title, Keys],
    ['partnership-status', words.partnershipStatus.title, PartnershipStatuses],
    ['turn', words.turn.title, () => <Paragraphs text={words.turn.text} />],
  ]
}

/** The office's guide in words. */
export function HelpPage() {
  const words = helpWords()
  const all = chapters()
  return (
    <Page title={words.title} lead={words.lead}>
      <div class="guide">
        <nav aria-labelledby="contents">
          <h2 id="contents">{words.contents}</h2>
          <ol class="plain">
            {all.map(([id, title]) => (
              <li key={id}>
                <a href={`#${id}`}>{title}</a>
              </li>
            ))}
          </ol>
        </nav>
        <div>
          {all.map(([id, title, Content]) => (
            <section key={id}>
              <h2 id={id} tabIndex={-1}>
                {title}
              </h2>
              <Content />
            </section>
          ))}
        </div>
      </div>
    </Page>
  )
}

type Term = readonly [term: ComponentChildren, meaning: string]

const TermList = ({ terms }: { readonly terms: readonly Term[] }) => (
  <dl class="facts">
    {terms.map(([term, meaning], index) => [
      <dt key={`term-${index}`}>{term}</dt>,
      <dd key={`meaning-${index}`}>{meaning}</dd>,
    ])}
  </dl>
)

const Paragraphs = ({ text }: { readonly text: readonly string[] }) => (
  <>
    {text.map((each) => (
      <p key={each}>{each}</p>
    ))}
  </>
)

const Points = ({ points }: { readonly points: readonly string[] }) => (
  <ul>
    {points.map((each) => (
      <li key={each}>{each}</li>
    ))}
  </ul>
)

/** The statuses or visibilities as the pages show them, with what they mean. */
const tagged = <Key extends string>(
  meanings: Readonly<Record<Key, string>>,
  words: Readonly<Record<Key, string>>,
): Term[] =>
  (Object.entries(meanings) as [Key, string][]).map(([key, meaning]) => [
    <span key={key} class={`tag ${key}`}>
      {words[key]}
    </span>,
    meaning,
  ])

const VisitStatuses = () => (
  <>
    <TermList terms={tagged(helpTerms().visit, common().status)} />
    <p>{helpWords().visitStatus.after}</p>
  </>
)

const PartnershipStatuses = () => <TermList terms={tagged(helpTerms().partnership, common().status)} />

const isReserved = ([key]: readonly [string, string]): boolean =>
  GOLDEN_BOOK_CLASSES.some((each) => each === key)

function GoldenBook() {
  const words = helpWords().book
  const classes = Object.entries(common().officeClass)
  return (
    <>
      <p>{words.before}</p>
      <h3>{words.reserved}</h3>
      <Points points={classes.filter(isReserved).map(([, name]) => name)} />
      <h3>{words.others}</h3>
      <Points points={classes.filter((each) => !isReserved(each)).map(([, name]) => name)} />
      <Paragraphs text={words.rules} />
    </>
  )
}

function WhatLeaves() {
  const words = helpWords().leaves
  return (
    <>
      <p>{words.before}</p>
      <TermList terms={tagged(helpTerms().visibility, common().visibility)} />
      <h3>{words.officeTitle}</h3>
      <Points points={words.office} />
      <h3>{words.hearTitle}</h3>
      <Paragraphs text={words.hear} />
    </>
  )
}

const Notices = () => (
  <>
    <p>{helpWords().notices.before}</p>
    <TermList terms={tagged(helpTerms().notice, noticeWords().status)} />
    <Paragraphs text={helpWords().notices.after} />
  </>
)

const Roles = () => <TermList terms={Object.values(helpTerms().role)} />

function Keys() {
  const words = helpWords().keys
  return (
    <>
      <TermList
        terms={words.list.map(([key = '', use = '']) => [<kbd key={key}>{key}</kbd>, use] as const)}
      />
      <p>{words.after}</p>
    </>
  )
}
