import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { entryInput } from '../contract/books/schemas'
import { noticeInput } from '../contract/notices/schemas'
import { parse } from '../contract/parse'
import { partnershipInput } from '../contract/partnerships/schemas'
import { visitInput, visitStep } from '../contract/visits/schemas'
import { CommandError } from '../cli/command'

const FILE = join(__dirname, '../examples/istanbul.json')

const example = z.object({
  partnership: partnershipInput,
  visit: visitInput,
  status: z.array(visitStep),
  entry: entryInput,
  notice: noticeInput,
})
export type Example = z.output<typeof example>

/** The bodies of `examples/istanbul.json`. Throws CommandError when they break the contract. */
export function readExample(): Example {
  const parsed = parse(example, JSON.parse(readFileSync(FILE, 'utf8')))
  if ('value' in parsed) return parsed.value
  const [first] = parsed.faults
  throw new CommandError(`examples/istanbul.json breaks the contract: ${first?.pointer} ${first?.message}.`)
}
