/** The words of a notice, with the places where they state facts of the record. */
import type { Block, Notice } from '../../parts/fact-words'
import { langOf } from '../../parts/notice-item'
import { pressDeskWords } from '../../words/press-desk'
import type { NoticeFile } from './load-notice'
import type { Segment } from './text-segments'
import { blockId, factId, moveFocus, type Lit } from './use-lit'
import type { WrittenNotice } from './written-notice'

interface NoticeTextProps {
  readonly file: NoticeFile
  readonly written: WrittenNotice
  readonly lit: Lit
}

export function NoticeText({ file: { notice, facts }, written, lit }: NoticeTextProps) {
  const changed = new Set(facts.filter(({ isChanged }) => isChanged).map(({ index }) => index))
  return (
    <article class="notice" lang={langOf(notice)}>
      {notice.correction !== undefined && <Correction notice={notice} />}
      {notice.blocks.map((block, position) => (
        <BlockText key={position} {...{ block, position, written, changed, lit }} />
      ))}
      {notice.contacts.length > 0 && <NoticeContacts notice={notice} />}
    </article>
  )
}

/** What was wrong in the issue before: everybody reads it. */
const Correction = ({ notice }: { readonly notice: Notice }) => (
  <p class="note">
    <b lang={document.documentElement.lang}>{pressDeskWords().correction}:</b> {notice.correction}
  </p>
)

interface BlockTextProps extends Omit<SegmentsProps, 'segments'> {
  readonly block: Block
  readonly position: number
  readonly written: WrittenNotice
}

function BlockText({ block: { part, heading, language }, position, written, changed, lit }: BlockTextProps) {
  const words = written.blocks[position]
  if (!words) return null
  const classes = ['block', part === 'quotation' && 'quotation', lit.isLit(words.unwritten) && 'lit']
  return (
    <section id={blockId(position)} class={classes.filter(Boolean).join(' ')} tabIndex={-1}>
      {heading !== undefined && (
        <h2>
          <Segments segments={words.heading} {...{ changed, lit }} />
        </h2>
      )}
      <p class="lines" lang={language}>
        <Segments segments={words.text} {...{ changed, lit }} />
      </p>
    </section>
  )
}

interface SegmentsProps {
  readonly segments: readonly Segment[]
  /** The facts that have changed since. */
  readonly changed: ReadonlySet<number>
  readonly lit: Lit
}

const Segments = ({ segments, changed, lit }: SegmentsProps) =>
  segments.map(({ text, facts }, index) => {
    const [first] = facts
    if (first === undefined) return text
    const isChanged = facts.some((each) => changed.has(each))
    const classes = ['fact', lit.isLit(facts) && 'lit', isChanged && 'changed']
    return (
      <a
        key={index}
        class={classes.filter(Boolean).join(' ')}
        href={`#${factId(first)}`}
        data-facts={facts.join(' ')}
        onClick={(event) => moveFocus(event, `#${factId(first)}`)}
        {...lit.lights(facts)}
      >
        {text}
      </a>
    )
  })

const NoticeContacts = ({ notice: { contacts } }: { readonly notice: Notice }) => (
  <section class="notice-contacts">
    <h2 lang={document.documentElement.lang}>{pressDeskWords().contacts}</h2>
    <ul class="plain">
      {contacts.map(({ name, function: task, telephone, mail, url }, index) => (
        <li key={index}>
          <b>{name}</b>
          {task !== undefined && `, ${task}`}
          {[telephone, mail, url]
            .filter((each) => each !== undefined)
            .map((each) => (
              <div key={each}>{each}</div>
            ))}
        </li>
      ))}
    </ul>
  </section>
)
