/**
 * Checks a text against the record, independently of the composition: every name, number, date and quotation in it must be
 * a value at one of the pointers of its block. What remains must be words of the sentences, which are a closed list.
 */
import type { ComposedBlock } from '../../../../domain/notices/composition/block'
import type { VisitRecord } from '../../../../domain/notices/record'
import { valueOf } from './record-paths'
import { MONTHS, SENTENCE_WORDS } from './sentence-words'

type Language = 'de' | 'en'

const DATE = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T(\d\d):(\d\d))?$/
const CLOCK = /^(\d\d):(\d\d)$/

/** The words and numbers that a date, a time or an ordinal may be written with. */
function writtenForms(value: unknown, language: Language): string[] {
  if (typeof value === 'number') return [String(value)]
  if (typeof value !== 'string') return []
  const [, year, month, day, ...clock] = DATE.exec(value) ?? []
  const numbers = [year, day, ...clock, ...(CLOCK.exec(value) ?? []).slice(1)].filter(
    (each) => each !== undefined,
  )
  const monthName = month === undefined ? [] : [MONTHS[language][Number(month) - 1] ?? '']
  return [...monthName, ...numbers.flatMap((each) => [each, String(Number(each))])]
}

const escaped = (value: string): string => value.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)

/** The words of a text that are neither recorded values of these pointers nor words of the sentences. */
export function unexplained(
  text: string,
  { facts }: Pick<ComposedBlock, 'facts'>,
  record: VisitRecord,
  language: Language,
): string[] {
  const values = facts.map((fact) => valueOf(record, fact))
  const texts = values
    .flatMap((value) => (typeof value === 'string' ? [value, value.replaceAll(/\s*[\n\r]\s*/g, ' ')] : []))
    .toSorted((a, b) => b.length - a.length)
  let rest = text
  for (const each of texts)
    rest = rest.replaceAll(new RegExp(String.raw`(?<![\p{L}\d])${escaped(each)}(?![\p{L}\d])`, 'gu'), '')
  const forms = new Set(values.flatMap((value) => writtenForms(value, language)))
  const words = rest.match(/[\p{L}\p{M}]+|\d+/gu) ?? []
  const inQuotation = rest.match(/[„“][^„“”]*\p{L}[^„“”]*[“”]/gu) ?? []
  return [...words.filter((word) => !forms.has(word) && !SENTENCE_WORDS[language].has(word)), ...inQuotation]
}
