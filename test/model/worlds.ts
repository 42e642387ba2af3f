/**
 * The worlds that are possible after what has been answered so far. Mostly there is one; after requests at once there
 * can be several, as long as no answer has told them apart.
 */
import { answer } from './answer'
import { disagreements } from './agreement'
import { canonical } from './canonical'
import { told, type Observed, type Request } from './request'
import type { World } from './world'

export type Worlds = readonly World[]

export interface Exchange {
  readonly request: Request
  readonly observed: Observed
  /** It was recorded, but nobody saw that answer: what is observed is that to the same request sent again. */
  readonly unseen?: true
}

/** The worlds in which this is the right answer; throws when there is none. */
export function after(worlds: Worlds, exchange: Exchange): Worlds {
  const possible = worlds.flatMap((world) => agreeing(world, exchange))
  if (possible.length > 0) return different(possible)
  const [world] = worlds
  throw new Error(
    world ? `${told(exchange.request)}\n  ${faultsIn(world, exchange).join('\n  ')}` : 'no world',
  )
}

/** The worlds to which some order of requests made at once leads; throws when the answers fit none. */
export function afterSome(worlds: Worlds, exchanges: readonly Exchange[]): Worlds {
  let paths = worlds.map((world) => ({ world, left: exchanges }))
  for (let step = 0; step < exchanges.length; step += 1)
    paths = distinct(
      paths.flatMap(({ world, left }) =>
        left.flatMap((exchange) =>
          agreeing(world, exchange).map((next) => ({
            world: next,
            left: left.filter((it) => it !== exchange),
          })),
        ),
      ),
    )
  if (paths.length > 0) return different(paths.map(({ world }) => world))
  throw new Error(
    `There is no order in which these are the answers:\n${exchanges.map(exchangeTold).join('\n')}`,
  )
}

function agreeing(world: World, { request, observed, unseen }: Exchange): World[] {
  const [expected, next] = answer(world, request, observed)
  if (unseen) return [next]
  return disagreements(request, expected, observed).length === 0 ? [next] : []
}

const faultsIn = (world: World, { request, observed }: Exchange): string[] =>
  disagreements(request, answer(world, request, observed)[0], observed)

export const exchangeTold = ({ request, observed: { status, code, body } }: Exchange): string =>
  `${told(request)} -> ${status} ${code ?? JSON.stringify(body)}`

/** A text that two worlds have in common only when they are the same. */
const keyOf = ({ things, volumes, receipts }: World): string =>
  canonical([things, volumes, receipts].map((map) => [...map].toSorted(([a], [b]) => (a < b ? -1 : 1))))

const different = (worlds: Worlds): Worlds => [
  ...new Map(worlds.map((world) => [keyOf(world), world])).values(),
]

interface Path {
  readonly world: World
  readonly left: readonly Exchange[]
}

const distinct = (paths: readonly Path[]): Path[] => [
  ...new Map(paths.map((path) => [keyOf(path.world) + path.left.map(exchangeTold).join(), path])).values(),
]
