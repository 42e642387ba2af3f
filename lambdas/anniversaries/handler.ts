/** The function of the anniversaries and their occurrences. */
import type { Anniversary } from '../../contract/anniversaries/schemas'
import * as routes from '../../contract/anniversaries/routes'
import { recordAnniversary, updateAnniversary } from '../../domain/anniversaries/anniversary'
import { anniversarySubject } from '../../domain/anniversaries/founded-anniversary'
import { anniversaryView } from '../../domain/anniversaries/view'
import { serve } from '../http/serve'
import { thingItems } from '../table/write-items'
import { changeOne, recordOne } from '../things/change'
import { listHistory } from '../things/history'
import type { Kind } from '../things/kind'
import { listAll } from '../things/list'
import { readOne } from '../things/read'
import { handle, openRegistry, type Registry } from '../things/registry'
import { listOccurrences } from './occurrences'
import { ANNIVERSARIES, anniversaryRecord } from './record'

const ANNIVERSARY: Kind<Anniversary, { readonly anniversaryId: string }, Registry> = {
  name: 'anniversary',
  view: anniversaryView,
  subjectOf: ({ anniversaryId }) => anniversarySubject(anniversaryId),
  recordOf: ({ thing }) => anniversaryRecord(thing),
}

export const handlers = [
  handle(
    routes.recordAnniversary,
    recordOne(anniversaryView, ({ body }, _registry, moment) => {
      const { thing, change } = recordAnniversary(body, moment)
      return { change, items: thingItems(anniversaryRecord(thing), change) }
    }),
  ),

  handle(
    routes.listAnniversaries,
    listAll(ANNIVERSARY, () => ANNIVERSARIES),
  ),

  handle(routes.readAnniversary, readOne(ANNIVERSARY)),

  handle(
    routes.updateAnniversary,
    changeOne(ANNIVERSARY, ({ thing: before }, { body }, _registry, moment) => {
      const next = updateAnniversary(before, body, moment)
      if (!next) return undefined
      const items = thingItems(anniversaryRecord(next.thing), next.change, anniversaryRecord(before))
      return { change: next.change, items }
    }),
  ),

  handle(routes.listAnniversaryChanges, listHistory(ANNIVERSARY)),

  handle(routes.listOccurrences, listOccurrences),
]

export const handler = serve(openRegistry, handlers)
