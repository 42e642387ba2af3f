/** JSON pointers (RFC 6901). */
import { isObject } from './json'

/** The names in a pointer: `['a/b', '0']` of `/a~1b/0`. */
export const namesIn = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'))

/** The value at a pointer; undefined if there is none. */
export const valueAt = (thing: unknown, pointer: string): unknown =>
  namesIn(pointer).reduce<unknown>(
    (value, name) => (isObject(value) && Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined),
    thing,
  )
