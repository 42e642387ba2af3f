/** `npm run republish`: publishes the changes of a range of time again. */
import { istanbul } from '../support/istanbul'
import { eventually } from '../support/eventually'
import { runProgram } from '../support/program'
import { startFaultyRun, type FaultyRun } from '../support/faulty-run'

describe('republishing a range of time', () => {
  let run: FaultyRun
  /** From before the first change to after the last one. */
  let stretch: string[]

  beforeAll(async () => {
    const from = dayNow()
    run = await startFaultyRun()
    await run.subscribe()
    for (let count = 0; count < 3; count += 1) await run.recordVisit()
    await run.registry.send('POST', '/v1/books/guest-book/entries', { body: istanbul().entry })
    stretch = ['--from', from, '--to', dayNow()]
  })
  afterAll(() => run.stop())

  const dayNow = (): string => new Date().toISOString().slice(0, 10)
  const publishedAfter = async (...args: string[]) => {
    const before = run.published().length
    const ended = await run.program('republish', ...args)
    return { ...ended, changes: run.published().slice(before) }
  }

  test('publishes every change in order with the same ids, and delivers none to a subscription again', async () => {
    await eventually(() => expect(run.published()).toHaveLength(5))
    await eventually(() => expect(run.subscriber.received).toHaveLength(3))
    const before = run.published()
    const again = await publishedAfter(...stretch)
    expect(again).toMatchObject({ status: 0, stdout: '5 changes published again; 0 left\n' })
    // Ids sort by the time of their recording.
    expect(again.changes).toEqual(before.toSorted((one, other) => (one.id < other.id ? -1 : 1)))
    expect(again.stderr).toMatch(/^\S+: 5 changes published, 0 left$/m)
    await eventually(() =>
      expect(run.messagesIn('NotificationsAnnounced') + run.messagesIn('NotificationsDeliveries')).toBe(0),
    )
    expect(run.subscriber.received).toHaveLength(3)
  })

  test('publishes only the requested types and times', async () => {
    const { changes } = await publishedAfter(...stretch, '--types', 'visit.*')
    expect(changes.map(({ type }) => type)).toEqual(Array(3).fill('visit.planned'))
    const none = await publishedAfter('--from', '2020-01-01', '--to', '2020-01-31T10:00:00Z')
    expect([none.changes, none.stdout]).toEqual([[], '0 changes published again; 0 left\n'])
  })

  test('reports the changes that the bus refuses', async () => {
    run.calls.failing.add('operator events')
    const { status, stdout, changes } = await publishedAfter(...stretch)
    run.calls.failing.clear()
    expect([status, changes]).toEqual([1, []])
    expect(stdout).toMatch(/^0 changes published again; 5 left; stopped early, continue with --from /)
    expect(stdout.match(/^ {2}\S+ #1 \(\w+\)$/gm)).toHaveLength(5)
  })

  test('prints where to continue after a SIGINT', async () => {
    const january = ['--from', '2026-01-01', '--to', '2026-01-31']
    const { signal, resume } = await run.programAt('operator dynamodb Query', 'republish', ...january)
    signal('SIGINT')
    expect(await resume('succeed')).toMatchObject({
      status: 130,
      stdout:
        '0 changes published again; 0 left; stopped early, continue with --from 2026-01-01T00:00:00.000Z --to 2026-01-31T23:59:59.999Z\n',
    })
  })
})

describe('an invalid command line', () => {
  test.each([
    [['--from', '2026-11-01', '--to', '2026-11-02'], /^No local run is up in/],
    [['--from', '2026-11-31', '--to', '2026-12-02'], /^Give --from as a day such as/],
    [['--from', '2026-11-02', '--to', '2026-11-01'], /^--to must not be before --from/],
    [['--from', '2026-11-02'], /^Give --to as/],
    [
      ['--from', '2026-11-02', '--to', '2026-11-02', '--types', 'tea.*'],
      /^"tea.\*" is not a list of change types/,
    ],
  ])('is refused in one line: %j', async (args, line) => {
    const { status, stdout, stderr } = await runProgram('republish', ['--data', '/nowhere', ...args])
    expect([status, stdout, stderr.split('\n')]).toEqual([1, '', [expect.stringMatching(line), '']])
  })
})
