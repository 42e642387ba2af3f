/** Finding visits among those that are loaded. */
import type { Visit } from '../../../contract/visits/schemas'

/** Lower case without marks, so that `Imamoglu` finds `İmamoğlu`. */
const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('ı', 'i')
    .replaceAll('ß', 'ss')

function textsIn(visit: Visit): string[] {
  const { guests, hosts, city = {}, venues, occasion = {}, kindInWords = {}, outcome = {}, programme } = visit
  const people = [...guests, ...hosts].flatMap(({ name = '', office = '', organisation = '' }) => [
    name,
    office,
    organisation,
  ])
  const items = programme.flatMap(({ what, where = '' }) => [what, where])
  return [
    ...people,
    ...venues,
    ...[city, occasion, kindInWords, outcome].flatMap(Object.values<string>),
    ...items,
  ]
}

/** Whether a visit has all of these words: in its people, its city, its venues, its occasion, its outcome or its programme. */
export function hasWords(visit: Visit, words: string): boolean {
  const text = folded(textsIn(visit).join('\n'))
  return folded(words)
    .split(/\s+/)
    .every((word) => text.includes(word))
}
