import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { EventLog } from '../../src/bus/event-log'
import { DataFolder } from '../../src/data/data-folder'
import { newFolder, removeFolders } from '../support/temporary-folder'

afterEach(removeFolders)

function logged(before: string | undefined, ...events: unknown[]): string {
  const data = newFolder()
  const file = join(data, 'events.jsonl')
  if (before !== undefined) writeFileSync(file, before)
  const log = new EventLog(new DataFolder(data))
  events.forEach((event) => log.append(event))
  log.close()
  return readFileSync(file, 'utf8')
}

describe('the event log', () => {
  it('has one JSON line for each event', () => {
    expect(logged(undefined, { a: 1 }, { b: '\n' })).toBe('{"a":1}\n{"b":"\\n"}\n')
  })

  it('goes on after the lines of an earlier run', () => {
    expect(logged('{"a":1}\n', { b: 2 })).toBe('{"a":1}\n{"b":2}\n')
  })

  it.each([
    ['after whole lines', '{"a":1}\n{"b":', '{"a":1}\n'],
    ['that is the only one', '{"b":', ''],
    ['that is longer than one read', `{"a":1}\n${'x'.repeat(200_000)}`, '{"a":1}\n'],
  ])('drops a torn last line %s', (_, torn, healed) => {
    expect(logged(torn)).toBe(healed)
    expect(logged(torn, { c: 3 })).toBe(`${healed}{"c":3}\n`)
  })
})
