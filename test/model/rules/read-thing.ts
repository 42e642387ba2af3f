/** Reads a thing, in its current or an earlier version, and its history. */
import { subjectOf, type Request } from '../request'
import { refuse, unless, type Rule } from '../model-result'
import { find, type Fields, type ModelState } from '../model-state'
import { missing } from './shared'

export const readThing: Rule = (state, request) => {
  const subject = subjectOf(request)
  const thing = state.things.get(subject)
  if (!thing) return refuse('not-found')
  const at = request.query.as === 'signed' ? 1 : Number(request.query.at ?? thing.history.length)
  const change = thing.history[at - 1]
  return change ? { read: change.data } : refuse('not-found')
}

export const listChanges: Rule = (state, request) => {
  const subject = subjectOf(request)
  const { history = [] } = state.things.get(subject) ?? {}
  const items = Array.from(history, (change, index) => ({ ...change, subject, sequence: index + 1 }))
  return unless([missing(state, subject)], () => ({ read: { items } }))
}

/** The thing that a request changes. The check of `If-Match` has found it before. */
export function thingOf<Data>(state: ModelState, request: Request): Readonly<Data> & Fields {
  const found = find<Data & Fields>(state, subjectOf(request))
  if (found) return found
  throw new Error(`The model has no ${subjectOf(request)}.`)
}
