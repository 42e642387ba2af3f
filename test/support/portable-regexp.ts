/**
 * The subset of regular expressions that ECMAScript, Python (`re`), Go (RE2) and Java (`Pattern`) read alike:
 *
 * - printable ASCII characters; `\n`, `\r`, `\t`, `\xhh`; a character of the syntax after a backslash. Not `.`, `\d`,
 *   `\w`, `\s` and `\b`, which mean other characters in Python or Java, nor `\u…` and `\p{…}`, which Go or Python lack.
 * - classes of such characters and their ranges. Java reads `[` and `&&` in a class as an operator; Python reserves
 *   `--`, `||` and `~~`.
 * - groups without a capture, alternatives, and greedy repetitions of at most 1000, the limit of RE2.
 * - `^` at the start and `$` at the end. Python and Java let a line break follow the end that `$` finds; no sign for
 *   the end means the same in all four. A client in these languages may accept such a text, which the registry refuses.
 */
import { type AST, RegExpParser } from '@eslint-community/regexpp'

const PARSER = new RegExpParser({ ecmaVersion: 2024 })
const MAX_REPETITIONS = 1000

/** The parts of a pattern that are outside of the subset, as they are written. Throws if it is no regular expression. */
export function unportableIn(pattern: string): string[] {
  const { alternatives } = PARSER.parsePattern(pattern, 0, pattern.length, { unicode: true })
  const [only, ...others] = alternatives
  if (!only || others.length > 0) return [pattern]
  return partsOf(only).flatMap((part) => faultsOf(part, 1))
}

/** The elements of a pattern between `^` and `$`, each of which may be missing. */
function partsOf({ elements }: AST.Alternative): AST.Element[] {
  const isAnchor = (at: number, kind: string): boolean => {
    const element = elements.at(at)
    return element?.type === 'Assertion' && element.kind === kind
  }
  return elements.slice(isAnchor(0, 'start') ? 1 : 0, isAnchor(-1, 'end') ? -1 : undefined)
}

/** @param times how often the part may be repeated by the parts around it */
function faultsOf(part: AST.Element, times: number): string[] {
  switch (part.type) {
    case 'Character':
      return isPortable(part) ? [] : [part.raw]
    case 'CharacterClass':
      return isPortableClass(part) ? [] : [part.raw]
    case 'Quantifier': {
      const { min, max, greedy, element } = part
      const most = times * Math.max(1, max === Infinity ? min : max)
      return greedy && most <= MAX_REPETITIONS ? faultsOf(element, most) : [part.raw]
    }
    case 'Group':
      return part.modifiers
        ? [part.raw]
        : part.alternatives.flatMap(({ elements }) => elements.flatMap((each) => faultsOf(each, times)))
    default:
      return [part.raw]
  }
}

const isPortable = ({ raw }: AST.Character): boolean =>
  /^(?:[ -~]|\\(?:[nrt]|x[0-9a-f]{2}|[.*+?(){}[\]|^$\\]))$/.test(raw)

function isPortableClass({ raw, elements }: AST.CharacterClass): boolean {
  if (elements.length === 0 || /&&|--|\|\||~~|(?<!^|\\)\[/.test(raw)) return false
  return elements.every((element) =>
    element.type === 'CharacterClassRange'
      ? isPortable(element.min) && isPortable(element.max)
      : element.type === 'Character' && isPortable(element),
  )
}
