import type * as z from 'zod/mini'
import type { partnershipInput } from '../../contract/partnerships/schemas'
import { slugOf } from '../../domain/people/folded-key'
import type { ArchivedPartnership } from '../files/archive-file'
import {
  inList,
  inLanguage,
  inPlaces,
  isKnown,
  optionalInLanguage,
  otherRemarks,
  selectComplete,
  selectKnown,
  selectSources,
  withPrecision,
  type Mapped,
} from './common-mapping'
import { elementFields, fileFieldOf, type FileFields } from './file-fields'

/** The body of `POST /v1/partnerships`. */
export type PartnershipBody = Extract<z.input<typeof partnershipInput>, { origin: 'archive' }>

/**
 * Maps a partnership of an archive to the registry. The registry makes its id from the city's name.
 *
 * @param language BCP 47 tag of the texts that name no language
 */
export function mapPartnership(
  item: ArchivedPartnership,
  externalId: string,
  language: string,
): Mapped<PartnershipBody> {
  const agreements = selectComplete(item.agreements, inList('/agreements'), hasKind, 'kind')
  const programmes = selectComplete(item.programmes, inList('/programmes'), hasName, 'name')
  const predecessors = selectComplete([item.predecessor], () => '/predecessor', hasParty, 'party')
  const fieldRemarks = otherRemarks(
    programmes.kept.map(({ field }) => field),
    inPlaces(programmes.places, '/field'),
    'a field',
  )
  const signatories = selectKnown(item.foundingSignatories, '/foundingSignatories')
  const sources = selectSources(item)
  const body: PartnershipBody = {
    origin: 'archive',
    externalId,
    city: inLanguage(item.city, language),
    country: item.country,
    partnerKind: item.partnerKind,
    kind: item.type,
    status: item.status,
    statusSince: item.statusSince,
    statusReason: item.statusReason,
    foundedOn: item.founded && withPrecision(item.founded, item.foundedPrecision),
    foundedPlace: item.foundedPlace,
    foundingSignatories: signatories.kept,
    predecessor: predecessors.kept[0],
    motto: optionalInLanguage(item.motto, language),
    agreements: agreements.kept,
    programmes: programmesOf(programmes.kept, language),
    notes: item.notes,
    sources: sources.kept,
  }
  const fields: FileFields = {
    ...FIELDS,
    ...elementFields('/foundingSignatories', signatories.places),
    ...elementFields('/agreements', agreements.places),
    ...elementFields('/programmes', programmes.places, { '/id': '/name' }),
    ...elementFields('/sources', sources.places),
  }
  return {
    body,
    leftOut: [...[predecessors, agreements, programmes].flatMap(({ leftOut }) => leftOut), ...fieldRemarks],
    fieldOf: (pointer) => fileFieldOf(pointer, fields, item),
  }
}

/** The fields of a partnership that have another name in the file. */
const FIELDS: FileFields = {
  '/externalId': '/id',
  '/id': '/city',
  '/kind': '/type',
  '/foundedOn': '/founded',
}

type Agreement = NonNullable<ArchivedPartnership['agreements'][number]>
type Programme = NonNullable<ArchivedPartnership['programmes'][number]>
type Predecessor = NonNullable<ArchivedPartnership['predecessor']>
type Named = Programme & { name: NonNullable<Programme['name']> }

const hasKind = (agreement: Agreement): agreement is Agreement & { kind: string } => isKnown(agreement.kind)
const hasName = (programme: Programme): programme is Named => isKnown(programme.name)
const hasParty = (before: Predecessor): before is Predecessor & { party: string } => isKnown(before.party)

/** The field of a programme is `other` where the archive does not state it. */
function programmesOf(programmes: readonly Named[], language: string): PartnershipBody['programmes'] {
  const names = programmes.map(({ name }) => inLanguage(name, language))
  const ids = uniqueIds(names.map((name) => name['en'] ?? Object.values(name)[0] ?? ''))
  return programmes.map(({ field, offers, ...programme }, index) => ({
    ...programme,
    id: ids[index] ?? '',
    name: names[index] ?? {},
    field: field?.term ?? 'other',
    offers: optionalInLanguage(offers, language),
  }))
}

const WORDS_IN_ID = 6

/** Readable ids from names: unique, and the same at every import of the same list. */
function uniqueIds(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    const wanted = shortSlug(name)
    let id = wanted
    for (let count = 2; taken.has(id); count++) id = `${wanted}-${count}`
    taken.add(id)
    return id
  })
}

/** The first words of a name up to its first colon, semicolon, comma or bracket. */
function shortSlug(name: string): string {
  const [title = ''] = name.split(/[:;,([]/)
  const words = (slugOf(title) ?? slugOf(name) ?? 'programme').split('-').slice(0, WORDS_IN_ID)
  return words.join('-').slice(0, 90).replace(/-+$/, '')
}
