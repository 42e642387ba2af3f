/** The dates of a visit in both languages. */
import { compose } from '../../../../domain/notices/composition/compose'
import { firstSentence, inBoth } from './first-sentence'
import { istanbulRecord, options } from './records'

describe('the dates of a visit', () => {
  const guests = [{ name: 'Li Wei' }]
  const german = (when: string, verb = 'war') => `Zu einem Empfang ${verb} ${when} Li Wei zu Gast.`
  const english = (when: string, verb = 'came') => `Li Wei ${verb} for a reception ${when}.`

  test.each([
    ['2024', undefined, 'im Jahr 2024', 'in 2024'],
    ['2024-06', undefined, 'im Juni 2024', 'in June 2024'],
    ['2024-06-19', undefined, 'am 19. Juni 2024', 'on 19 June 2024'],
    ['2024-06-09T10:00', undefined, 'am 9. Juni 2024 um 10 Uhr', 'on 9 June 2024 at 10:00'],
    ['2024-06-19T09:05', undefined, 'am 19. Juni 2024 um 9.05 Uhr', 'on 19 June 2024 at 09:05'],
    ['2024-06-19', '2024-06-21', 'vom 19. bis 21. Juni 2024', 'from 19 to 21 June 2024'],
    ['2024-06-19', '2024-06-20', 'am 19. und 20. Juni 2024', 'on 19 and 20 June 2024'],
    ['2024-06-30', '2024-07-01', 'vom 30. Juni bis 1. Juli 2024', 'from 30 June to 1 July 2024'],
    [
      '2024-12-30',
      '2025-01-02',
      'vom 30. Dezember 2024 bis 2. Januar 2025',
      'from 30 December 2024 to 2 January 2025',
    ],
    ['2024-06', '2024-07', 'von Juni bis Juli 2024', 'from June to July 2024'],
    ['2024-12', '2025-01', 'von Dezember 2024 bis Januar 2025', 'from December 2024 to January 2025'],
    ['2024-06', '2024-06', 'im Juni 2024', 'in June 2024'],
    ['2024-06-19', '2024-06', 'am 19. Juni 2024', 'on 19 June 2024'],
    ['2024-06', '2024-06-21', 'im Juni 2024 (bis 21. Juni 2024)', 'in June 2024 (until 21 June 2024)'],
    ['2024-06-19', '2024-06-19T12:00', 'am 19. Juni 2024 bis 12 Uhr', 'on 19 June 2024 until 12:00'],
    [
      '2024-06-19T10:00',
      '2024-06-19T12:30',
      'am 19. Juni 2024 von 10 bis 12.30 Uhr',
      'on 19 June 2024 from 10:00 to 12:30',
    ],
    [
      '2024-06-19T10:00',
      '2024-06-21T12:00',
      'vom 19. Juni 2024 um 10 Uhr bis zum 21. Juni 2024 um 12 Uhr',
      'from 19 June 2024 at 10:00 to 21 June 2024 at 12:00',
    ],
    ['1927~', undefined, 'um 1927', 'about 1927'],
    ['1989-11-17~', undefined, 'um den 17. November 1989', 'about 17 November 1989'],
    ['1989?', undefined, 'vermutlich im Jahr 1989', 'probably in 1989'],
    ['1989-11-17?', undefined, 'vermutlich am 17. November 1989', 'probably on 17 November 1989'],
    ['1989-11%', undefined, 'vermutlich um November 1989', 'probably about November 1989'],
    ['192X', undefined, 'in den 1920er Jahren', 'in the 1920s'],
    ['192X~', undefined, 'um die 1920er Jahre', 'about the 1920s'],
    ['18XX?', undefined, 'vermutlich im 19. Jahrhundert', 'probably in the 19th century'],
    ['2004-XX', undefined, 'im Jahr 2004', 'in 2004'],
    ['1985-04-XX', undefined, 'im April 1985', 'in April 1985'],
    ['1985-XX-XX', undefined, 'im Jahr 1985', 'in 1985'],
    ['1989-11-17?', '1989-11-17', 'vermutlich am 17. November 1989', 'probably on 17 November 1989'],
    [
      '1927-11~',
      '1927-12',
      'von etwa November 1927 bis Dezember 1927',
      'from about November 1927 to December 1927',
    ],
    [
      '1989-11-17?',
      '1989-11-19',
      'vermutlich von dem 17. November 1989 bis dem 19. November 1989',
      'probably from 17 November 1989 to 19 November 1989',
    ],
    [
      '1989-11-17',
      '1989-11-19?',
      'von dem 17. November 1989 bis vermutlich dem 19. November 1989',
      'from 17 November 1989 to probably 19 November 1989',
    ],
  ])('%s to %s', (start, end, de, en) => {
    const visit = { kind: 'reception', guests, start, ...(end !== undefined && { end }) }
    expect(inBoth(visit)).toEqual([german(de), english(en)])
  })

  test.each([
    ['2026-11-17', undefined, 'heute, am 17. November 2026,', 'today, 17 November 2026'],
    [
      '2026-11-17T10:00',
      undefined,
      'heute, am 17. November 2026, um 10 Uhr',
      'today, 17 November 2026, at 10:00',
    ],
    [
      '2026-11-17T10:00',
      '2026-11-17T12:00',
      'heute, am 17. November 2026, von 10 bis 12 Uhr',
      'today, 17 November 2026, from 10:00 to 12:00',
    ],
    ['2026-11-16', '2026-11-18', 'vom 16. bis 18. November 2026', 'from 16 to 18 November 2026'],
  ])('the day of the notice lies in %s to %s', (start, end, de, en) => {
    const visit = { kind: 'reception', guests, start, ...(end !== undefined && { end }) }
    expect(inBoth(visit)).toEqual([german(de, 'ist'), english(en, 'is visiting')])
  })

  test('of another time zone are local, and "today" is also the day of the office', () => {
    const visit = { kind: 'reception', guests, start: '2026-11-17T09:30', timeZone: 'Asia/Tokyo' }
    const past = { today: '2026-12-01' }
    expect(inBoth(visit, past)).toEqual([
      german('am 17. November 2026 um 9.30 Uhr Ortszeit'),
      english('on 17 November 2026 at 09:30 local time'),
    ])
    expect(firstSentence(visit)).toContain('ist heute, am 17. November 2026, um 9.30 Uhr Ortszeit')
    expect(firstSentence({ ...visit, start: '2026-11-17T02:00' })).toContain(
      'ist am 17. November 2026 um 2 Uhr',
    )
  })

  test.each(['2026-11-17?', '2026-11-17~', '2026-11-XX'])('are not said to be today of %s', (start) => {
    expect(inBoth({ kind: 'reception', guests, start }).join(' ')).not.toMatch(/heute|today/)
  })

  test('lie ahead', () => {
    const visit = { kind: 'reception', guests, start: '2026-11-18' }
    expect(inBoth(visit)).toEqual([
      'Zu einem Empfang wird am 18. November 2026 Li Wei zu Gast sein.',
      'Li Wei will come for a reception on 18 November 2026.',
    ])
  })

  test('a visit without a known day is over when it is completed', () => {
    const { visit } = istanbulRecord({ visit: { statements: [] } })
    const each = options({ today: '2024-06-10' })
    expect(compose({ visit, entries: [] }, each).blocks[0]?.text).toContain(' war im Juni 2024 ')
    const confirmed = { ...visit, status: 'confirmed' as const }
    const [lead] = compose({ visit: confirmed, entries: [] }, each).blocks
    expect(lead?.text).toContain(' ist im Juni 2024 ')
    expect(lead?.facts.map(({ pointer }) => pointer)).toContain('/status')
  })
})

test('an entry of an archive without a date is told without one', () => {
  const { visit, entries } = istanbulRecord()
  const undated = entries.map(({ signedOn: _, ...entry }) => entry)
  const textOf = (of: typeof undated, language: 'de' | 'en') =>
    compose({ visit, entries: of }, options({ language }))
      .blocks.map(({ text }) => text)
      .join(' ')
  expect(undated.length).toBeGreaterThan(0)
  expect(textOf(undated, 'de')).toContain(' hat sich in das Goldene Buch ')
  expect(textOf(undated, 'en')).toMatch(/ signed the Golden Book(?: of [^.]+)?\./)
})
