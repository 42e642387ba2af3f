/** Reading one thing, as it is or was, and its history. */
import { subjectOf, type Request } from '../request'
import { refused, unless, type Rule } from '../verdict'
import { find, type Fields, type World } from '../world'
import { missing } from './shared'

export const readThing: Rule = (world, request) => {
  const subject = subjectOf(request)
  const thing = world.things.get(subject)
  if (!thing) return refused('not-found')
  const at = request.query.as === 'signed' ? 1 : Number(request.query.at ?? thing.history.length)
  const change = thing.history[at - 1]
  return change ? { read: change.data } : refused('not-found')
}

export const listChanges: Rule = (world, request) => {
  const subject = subjectOf(request)
  const { history = [] } = world.things.get(subject) ?? {}
  const items = Array.from(history, (change, index) => ({ ...change, subject, sequence: index + 1 }))
  return unless([missing(world, subject)], () => ({ read: { items } }))
}

/** The thing that a request changes: whether it is there has been asked before. */
export function thingOf<Data>(world: World, request: Request): Readonly<Data> & Fields {
  const found = find<Data & Fields>(world, subjectOf(request))
  if (found) return found
  throw new Error(`The model has no ${subjectOf(request)}.`)
}
