/**
 * The patterns that the documents state for those with Unicode properties or a lookahead, which the regular expressions
 * of Python, Go and Java cannot read. Each accepts every text that the registry accepts, and some that it refuses; its
 * description states the rule in words.
 */
import { LINE, SLUG, TEXT, WEB_ADDRESS } from '../values/values'

interface Portable {
  readonly pattern: string
  readonly description: string
}

/** By the source of the registry's own pattern. */
const PORTABLE: ReadonlyMap<string, Portable> = new Map([
  [
    LINE.source,
    {
      pattern: '^ *[^\\x00-\\x20\\x7f-\\x9f][^\\x00-\\x1f\\x7f-\\x9f]*$',
      description: 'One line of visible text, without control characters and invisible characters.',
    },
  ],
  [
    TEXT.source,
    {
      pattern: '^[\\n\\r ]*[^\\x00-\\x20\\x7f-\\x9f][^\\x00-\\x09\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f]*$',
      description:
        'Visible text with line breaks, without other control characters and invisible characters.',
    },
  ],
  [
    SLUG.source,
    {
      pattern: '^[^\\x00-\\x2f\\x3a-\\x60\\x7b-\\x9f]+(?:-[^\\x00-\\x2f\\x3a-\\x60\\x7b-\\x9f]+)*$',
      description: 'Lower-case letters and digits of any script, separated by hyphens.',
    },
  ],
  [
    WEB_ADDRESS.source,
    {
      pattern: '^https?://[^\\x00-\\x20\\x7f-\\x9f]+$',
      description: 'An http or https address, without user name and password.',
    },
  ],
])

/** The pattern that the documents state, with its rule in words where it accepts more than the registry. */
export const portable = (source: string): Partial<Portable> =>
  // A regular expression literal writes `/` as `\/`, an escape that no other language needs.
  PORTABLE.get(source) ?? { pattern: source.replaceAll('\\/', '/') }
