/**
 * Composes a notice from the record of a visit. Each sentence is built from fields of the record, so that a block states
 * nothing that the record does not have, and names every fact that it states.
 *
 * It takes no office field, whatever the visibility of the visit: neither notes, reasons, contacts and the names of those
 * who recorded it, nor draft statements, nor items of the programme that are internal.
 */
import type { NoticeKind } from '../../../contract/notices/schemas'
import type { ComposeOptions, Composition, VisitRecord } from '../record'
import { appointmentOf } from './appointment'
import { backgroundOf } from './background'
import { blockOf, type ComposedBlock, type Draft } from './block'
import { contextOf, type Context } from './context'
import { isDefined } from './field'
import { headlineOf } from './headline'
import { leadOf } from './lead'
import { outcomeOf } from './outcome'
import { programmesOf } from './programmes'
import { quotationsOf } from './quotation'
import { signingsOf } from './signing'

/** The parts after the lead, in their order. */
const PARTS: Readonly<Record<NoticeKind, readonly ((context: Context) => Draft[])[]>> = {
  invitation: [appointmentOf, backgroundOf, programmesOf],
  notice: [signingsOf, quotationsOf, outcomeOf, backgroundOf, programmesOf],
  statement: [quotationsOf],
}

/** A composition whose blocks all have their facts. */
export interface ComposedNotice extends Composition {
  readonly blocks: readonly ComposedBlock[]
}

/** Never fails: a block without facts is left out. Whether a notice may be composed at all is for the caller to decide. */
export function compose(record: VisitRecord, options: ComposeOptions): ComposedNotice {
  const context = contextOf(record, options)
  const headline = headlineOf(context)
  const lead: Draft = { part: 'lead', paragraphs: leadOf(context) }
  const blocks = [
    blockOf(lead, context.grammar, headline.facts),
    ...PARTS[options.kind].flatMap((part) => part(context)).map((draft) => blockOf(draft, context.grammar)),
  ]
  return { headline: headline.text, blocks: blocks.filter(isDefined) }
}
