import { counted, reportOf } from '../../archive/report'
import type { ImportResult, Kind, SourceLocation } from '../../archive/archive'

const place = (kind: Kind, id: string): SourceLocation => ({ file: 'berlin/some.json', kind, id })
const imported: ImportResult = { recorded: [], found: [], refused: [], remarks: [] }
const text = (changes: Partial<ImportResult>) => reportOf({ ...imported, ...changes }, 'Recorded').join('\n')

describe('the report', () => {
  test('counts the recorded and the unchanged items by kind, and lists their ids', () => {
    const report = text({
      recorded: [place('visit', 'v1'), place('visit', 'v2')],
      found: [place('partnership', 'p1')],
    })
    expect(report).toContain('Recorded: 2 visits\n  berlin/some.json: v1 v2')
    expect(report).toContain('Already recorded, not changed: 1 partnership\n  berlin/some.json: p1')
    expect(report).not.toContain('Refused')
  })

  test('lists each refused item with file, id, title, detail and all pointers', () => {
    const faults = [
      { pointer: '/start', message: 'is missing' },
      { pointer: '/guests/0/country', message: 'must be a code' },
    ]
    const report = text({
      refused: [{ place: place('visit', 'v1'), title: 'Not valid', detail: 'Correct it.', faults }],
    })
    for (const part of [
      'berlin/some.json, visit v1',
      'Not valid. Correct it.',
      '/start  is missing',
      '/guests/0/country',
    ])
      expect(report).toContain(part)
  })

  test('says why an import stopped early, and that it can be repeated', () => {
    expect(text({ stopped: 'No answer.' })).toMatch(
      /Recorded: nothing[^]*Not finished\n {2}No answer\.\n.*again/,
    )
  })

  test('lists only the first 100 ids', () => {
    const recorded = Array.from({ length: 250 }, (_, index) => place('signing', `s${index}`))
    expect(text({ recorded })).toContain('and 150 more')
    expect(counted(recorded)).toBe('250 signings')
  })
})
