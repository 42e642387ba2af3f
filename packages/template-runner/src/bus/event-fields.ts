import { isObject } from '../template/template'

/** The element that a value comes from, for each array around it: array → index. */
export type Positions = ReadonlyMap<readonly unknown[], number>

/** A leaf value of an event. */
export interface Field {
  /** Names joined by a dot; arrays add nothing to it. */
  path: string
  value: unknown
  positions: Positions
}

/**
 * Flattens an event as event-ruler does: objects in an array count as values of the array's field; empty arrays and empty
 * objects have no field. An array of plain values puts its values at no position.
 */
export function fieldsOf(event: unknown, path = '', positions: Positions = new Map()): Field[] {
  if (Array.isArray(event)) {
    return event.flatMap((element: unknown, index) => {
      const isContainer = typeof element === 'object' && element !== null
      return fieldsOf(element, path, isContainer ? new Map([...positions, [event, index]]) : positions)
    })
  }
  if (!isObject(event)) return [{ path, value: event, positions }]
  return Object.entries(event).flatMap(([name, value]) =>
    value === undefined ? [] : fieldsOf(value, path === '' ? name : `${path}.${name}`, positions),
  )
}
