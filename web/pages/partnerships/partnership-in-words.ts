/** The fields of a partnership in words, for a choice between two versions. */
import { countryName } from '../../countries'
import { formatDate, formatList, languageName, textOf } from '../../format'
import { partnershipWords } from '../../words/partnerships'
import type { Partnership } from './partnership-input'

const labels = (): Readonly<Record<string, string>> => {
  const { form, ...words } = partnershipWords()
  return {
    city: form.city,
    country: words.country,
    kind: form.kind,
    partnerKind: form.partnerKind,
    foundedOn: form.foundedOn,
    foundedPlace: form.foundedPlace,
    foundingSignatories: words.signatories,
    motto: form.motto,
    programmes: words.programmes,
    agreements: words.agreements,
    sources: words.sources,
    notes: words.notes,
    externalId: form.externalId,
  }
}

/** `Leitwort (Deutsch)`. */
export function labelOf(pointer: string): string {
  const [, field = '', part] = pointer.split('/')
  const label = labels()[field] ?? field
  return part === undefined ? label : `${label} (${languageName(part)})`
}

type Writer = (value: never) => string

const writers = (): Readonly<Record<string, Writer>> => {
  const words = partnershipWords()
  return {
    country: (code: string) => countryName(code),
    kind: (kind: Partnership['kind']) => words.kind[kind],
    partnerKind: (kind: Partnership['partnerKind']) => words.partnerKind[kind],
    foundedOn: (date: string) => formatDate(date),
    foundingSignatories: (names: string[]) => formatList(names),
    programmes: (all: Partnership['programmes']) => formatList(all.map(({ name }) => textOf(name).text)),
    agreements: (all: Partnership['agreements']) =>
      formatList(all.map(({ date, kind }) => [date && formatDate(date), kind].filter(Boolean).join(': '))),
    sources: (all: Partnership['sources']) =>
      formatList(all.map(({ url, reference }) => url ?? reference ?? '')),
  }
}

export function inWords(pointer: string, value: unknown): string {
  const write = writers()[pointer.split('/')[1] ?? '']
  return write ? write(value as never) : String(value)
}
