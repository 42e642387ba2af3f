import { progressOn } from '../../archive/progress'
import { counted, reportOf } from '../../archive/report'
import type { Imported, Kind, SourceLocation } from '../../archive/archive'

const place = (kind: Kind, id: string): SourceLocation => ({ file: 'berlin/some.json', kind, id })
const imported: Imported = { recorded: [], found: [], refused: [], remarks: [] }
const text = (changes: Partial<Imported>) => reportOf({ ...imported, ...changes }, 'Recorded').join('\n')

describe('the report', () => {
  test('counts by kind, and lists what was recorded and what was already there', () => {
    const told = text({
      recorded: [place('visit', 'v1'), place('visit', 'v2')],
      found: [place('partnership', 'p1')],
    })
    expect(told).toContain('Recorded: 2 visits\n  berlin/some.json: v1 v2')
    expect(told).toContain('Already there, left as it is: 1 partnership\n  berlin/some.json: p1')
    expect(told).not.toContain('Refused')
  })

  test('lists each refused item with file, id, title, detail and every pointer', () => {
    const faults = [
      { pointer: '/start', message: 'is missing' },
      { pointer: '/guests/0/country', message: 'must be a code' },
    ]
    const told = text({
      refused: [{ place: place('visit', 'v1'), title: 'Not valid', detail: 'Mend it.', faults }],
    })
    for (const part of [
      'berlin/some.json, visit v1',
      'Not valid. Mend it.',
      '/start  is missing',
      '/guests/0/country',
    ])
      expect(told).toContain(part)
  })

  test('says why an import ended early, and that it can go on', () => {
    expect(text({ stopped: 'No answer.' })).toMatch(
      /Recorded: nothing[^]*Not finished\n {2}No answer\.\n.*again/,
    )
  })

  test('names the first ids only of very many', () => {
    const recorded = Array.from({ length: 250 }, (_, index) => place('signing', `s${index}`))
    expect(text({ recorded })).toContain('and 150 more')
    expect(counted(recorded)).toBe('250 signings')
  })
})

const written = (isTTY: boolean, all: number) => {
  const lines: string[] = []
  const { tell } = progressOn({ isTTY, write: (line) => lines.push(line) })
  for (let done = 1; done <= all; done++) tell('visit', done, all)
  return lines
}

describe('progress', () => {
  test('is one line that is written anew on a terminal', () => {
    expect(written(true, 2)).toEqual(['\r\u001b[Kvisits: 1 of 2', '\r\u001b[Kvisits: 2 of 2'])
  })

  test('is a line now and then elsewhere', () => {
    expect(written(false, 120)).toEqual(['visits: 100 of 120\n', 'visits: 120 of 120\n'])
  })
})
