/** A notice as its forms hold it, and as the API takes it. */
import type { Operations } from '../../api'
import { textIn, withoutUndefined } from '../../forms/body'
import { fromDateInput, toDateInput, type DateInput } from '../../forms/date-input'
import type { FieldError } from '../../forms/form'
import { toInstant, toWallTime } from '../../office-time'
import type { Block, Notice } from '../../parts/fact-words'
import { noticeFormWords } from '../../words/notice-form'

export type ContactBody = Notice['contacts'][number]
export type NoticeBody = NonNullable<Operations['updateNotice']['body']>

export interface ContactValues {
  readonly name: string
  readonly function: string
  readonly telephone: string
  readonly mail: string
  readonly url: string
}

export const NO_CONTACT: ContactValues = { name: '', function: '', telephone: '', mail: '', url: '' }

export interface BlockValues extends Pick<Block, 'part' | 'language' | 'facts'> {
  readonly heading: string
  readonly text: string
}

export const NO_BLOCK: BlockValues = { heading: '', text: '', facts: [] }

export interface NoticeValues {
  readonly headline: string
  readonly blocks: readonly BlockValues[]
  readonly contacts: readonly ContactValues[]
  /** In the time of the office. */
  readonly embargo: DateInput
}

export const toContactValues = (contact: ContactBody): ContactValues => ({ ...NO_CONTACT, ...contact })

/** The contacts as the API takes them; those that are blank are left out. */
export const contactsOf = (contacts: readonly ContactValues[]): ContactBody[] =>
  contacts
    .map(({ name, function: task, telephone, mail, url }) =>
      withoutUndefined({
        name: textIn(name),
        function: textIn(task),
        telephone: textIn(telephone),
        mail: textIn(mail),
        url: textIn(url),
      }),
    )
    .filter((contact) => Object.keys(contact).length > 0)
    // A missing name is left to the API, which reports it at its field.
    .map((contact) => contact as ContactBody)

const toEmbargo = (instant: string | undefined, timeZone: string): DateInput =>
  toDateInput(instant === undefined ? undefined : toWallTime(instant, timeZone))

/** The end of an embargo as the API takes it; what is no time at the office is left to the API. */
export function embargoOf(input: DateInput, timeZone: string): string | undefined {
  const wallTime = fromDateInput(input)
  return wallTime === undefined ? undefined : (toInstant(wallTime, timeZone) ?? wallTime)
}

/** A fault if an embargo is entered that no clock shows. */
export function checkEmbargo(input: DateInput, timeZone: string): readonly FieldError[] {
  const wallTime = fromDateInput(input)
  const isTime = wallTime !== undefined && toInstant(wallTime, timeZone) !== undefined
  const isBlank = wallTime === undefined && input.time === ''
  return isBlank || isTime ? [] : [{ pointer: '/embargoedUntil', message: noticeFormWords().embargoWrong }]
}

type Words = Pick<Notice, 'headline' | 'blocks' | 'contacts' | 'embargoedUntil'>

export const toValues = (
  { headline, blocks, contacts, embargoedUntil }: Words,
  timeZone: string,
): NoticeValues => ({
  headline,
  blocks: blocks.map(({ part, language, facts, heading = '', text }) =>
    withoutUndefined({ part, language, facts, heading, text }),
  ),
  contacts: contacts.map(toContactValues),
  embargo: toEmbargo(embargoedUntil, timeZone),
})

export const toBody = (values: NoticeValues, timeZone: string): NoticeBody =>
  withoutUndefined({
    headline: values.headline.trim(),
    blocks: values.blocks.map(({ part, language, facts, heading, text }) =>
      withoutUndefined({ part, heading: textIn(heading), text: text.trim(), language, facts }),
    ),
    contacts: contactsOf(values.contacts),
    embargoedUntil: embargoOf(values.embargo, timeZone),
  })

/** Where a fault of the API stands in the form: what is said of a block or of one of its facts, at its text. */
export const fieldAt = (pointer: string): string =>
  pointer.replace(/^(\/blocks\/\d+)(?:\/(?:facts|part|language)(?:\/.*)?)?$/, '$1/text')
