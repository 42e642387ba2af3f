import { counted, reportOf } from '../../../archive/report/report'
import type { ImportResult, Kind, SourceLocation } from '../../../archive/archive'

const place = (kind: Kind, id: string): SourceLocation => ({ file: 'berlin/some.json', kind, id })
const imported: ImportResult = {
  recorded: [],
  unchanged: [],
  differing: [],
  refused: [],
  remarks: [],
  volumes: [],
  hasBegun: true,
}
const settings = { isDryRun: false, command: ['berlin/some.json'], url: 'https://book.example' }
const text = (changes: Partial<ImportResult>, other: Partial<typeof settings> = {}) =>
  reportOf({ ...imported, ...changes }, { ...settings, ...other }).join('\n')

describe('the report', () => {
  test('counts the recorded and the unchanged items by kind, and lists their ids', () => {
    const report = text({
      recorded: [place('visit', 'v1'), place('visit', 'v2')],
      unchanged: [place('partnership', 'p1')],
    })
    expect(report).toContain('Recorded: 2 visits\n  berlin/some.json: v1 v2')
    expect(report).toContain('Already there, unchanged: 1 partnership\n  berlin/some.json: p1')
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

  test('names the field of the file and that of the API, where they differ', () => {
    const faults = [
      { pointer: '/date', apiPointer: '/signedOn', message: 'must be today or earlier' },
      { pointer: '/page', apiPointer: '/page', message: 'must be 200 or less' },
    ]
    const report = text({ refused: [{ place: place('signing', 's1'), title: 'T', detail: 'D.', faults }] })
    expect(report).toContain('    /date (in the registry /signedOn)  must be today or earlier\n')
    expect(report).toContain('    /page  must be 200 or less')
  })

  test('lists each item that differs with the history of its record, and both values', () => {
    const differences = [
      { pointer: '/country', apiPointer: '/country', message: 'registry: "LV", file: "EE"' },
    ]
    const report = text({
      differing: [
        { place: place('partnership', 'p1'), history: 'changed in the registry (version 2)', differences },
        { place: place('visit', 'v1'), differences },
      ],
    })
    expect(report).toContain(`Already there, differs: 1 partnership, 1 visit
  berlin/some.json, partnership p1: changed in the registry (version 2)
      /country  registry: "LV", file: "EE"
  berlin/some.json, visit v1
`)
  })

  test('lists remarks with the same words under one heading, a single one first', () => {
    const remark = (id: string, pointer: string, message: string, about?: string) => ({
      place: place('visit', id),
      pointer,
      message,
      ...(about !== undefined && { about }),
    })
    const report = text({
      remarks: [
        remark('v1', '/guests/1', 'has a name like others.', 'others: Anna'),
        remark('v2', '/guests/0', 'has a name like others.', 'others: Jan'),
        ...Array.from({ length: 300 }, (_, index) => remark(`v${index}`, '', 'is usual')),
        { ...remark('v4', '/date', 'is far'), apiPointer: '/signedOn' },
      ],
    })
    expect(report).toContain(`Remarks: 303
  berlin/some.json, visit v4: /date (in the registry /signedOn)  is far
  2 remarks: has a name like others.
      berlin/some.json, visit v1: /guests/1 (others: Anna)
      berlin/some.json, visit v2: /guests/0 (others: Jan)
  300 remarks: is usual
      berlin/some.json: v0 v1 v2 `)
    expect(report).toMatch(/ v298 v299\n/)
  })

  test('says how to open the volume in use, if nobody has stated it', () => {
    const volumes = [{ book: 'golden-book', state: 'unstated', open: 1, highest: 20 }] as const
    const report = text({ volumes }, { command: ["the city's/some.json", '--lang', 'de'] })
    expect(report).toContain('golden-book: the archive has entries up to volume 20, but volume 1 is open')
    expect(report).toContain(
      String.raw`npm run import -- 'the city'\''s/some.json' --lang de --volume-in-use golden-book=20,capacity=PAGES,next-page=PAGE`,
    )
    expect(report).toContain('https://book.example/books/golden-book')
    expect(report).toContain('"volumesInUse": [{ "book": "golden-book", "volume": 20,')
  })

  test.each([
    [false, 'volume 21 is open now: 200 pages, the next signing is on page 7.'],
    [true, 'volume 21 would be opened: 200 pages, the next signing is on page 7.'],
  ])('says which volume is opened, and what is assumed (dry run: %j)', (isDryRun, expected) => {
    const opened = { book: 'golden-book', state: 'opened', volume: 21, capacity: 200, nextPage: 7 } as const
    const report = text({ volumes: [{ ...opened, assumed: ['capacity', 'next page'] }] }, { isDryRun })
    expect(report).toContain(
      `golden-book: ${expected}\n      Not stated, and therefore assumed: capacity and next page.`,
    )
    expect(text({ volumes: [{ ...opened, assumed: [] }] }, { isDryRun })).not.toContain('assumed')
  })

  test('says why an import stopped early, and that it can be repeated', () => {
    expect(text({ stopped: 'No answer.' })).toMatch(
      /Recorded: nothing[^]*Not finished\n {2}No answer\.\n {2}What is recorded stays\. Run the same command again: it continues/,
    )
    expect(text({ stopped: 'No answer.' }, { isDryRun: true })).toMatch(
      /Not finished\n {2}No answer\.\n {2}A dry run changes nothing\. Run the same command again\./,
    )
  })

  test('lists only the first 100 ids', () => {
    const recorded = Array.from({ length: 250 }, (_, index) => place('signing', `s${index}`))
    expect(text({ recorded })).toContain('and 150 more')
    expect(counted(recorded)).toBe('250 signings')
  })
})
