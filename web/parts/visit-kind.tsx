/** The kind of a visit, and its occasion, as the pages show them. */
import type { Visit } from '../../contract/visits/schemas'
import { textOf } from '../format'
import { common } from '../words/common'
import { Localized } from './localized'

type Kind = Pick<Visit, 'kind' | 'kindInWords'>

/** The kind as plain text. */
export const kindText = ({ kind, kindInWords }: Kind): string =>
  kindInWords ? textOf(kindInWords).text : common().visitKind[kind]

/** The kind, in the words of the visit where it has them. */
export const VisitKind = ({ visit: { kind, kindInWords } }: { readonly visit: Kind }) =>
  kindInWords ? <Localized texts={kindInWords} /> : <>{common().visitKind[kind]}</>

/** The occasion of a visit, else its kind. */
export const Occasion = ({ visit }: { readonly visit: Kind & Pick<Visit, 'occasion'> }) =>
  visit.occasion ? <Localized texts={visit.occasion} /> : <VisitKind visit={visit} />
