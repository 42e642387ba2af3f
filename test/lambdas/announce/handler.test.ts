/** The daily announcements: each is made once, however often and late the runs are. */
import { handler } from '../../../lambdas/announce/handler'
import { interceptCommands } from '../../support/intercept-commands'
import { startAnnouncing, type Announcing } from './announcing'

let office: Announcing
let lines: string[]
beforeEach(async () => {
  office = await startAnnouncing()
  lines = []
  jest.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0)
})
afterEach(async () => {
  jest.restoreAllMocks()
  await office.table.remove()
})

const logged = () => lines.map((line) => JSON.parse(line) as object)

test('announces an occurrence at each lead time, by changes with their own sequence', async () => {
  await office.record('istanbul')
  for (const day of ['2024-05-21', '2024-10-18', '2024-11-10', '2024-11-17']) await office.run(day)
  const changes = await office.changes()
  expect(changes.map(({ subject, sequence, data }) => [subject, sequence, data.daysLeft])).toEqual([
    ['occurrences/istanbul/35', 1, 180],
    ['occurrences/istanbul/35', 2, 30],
    ['occurrences/istanbul/35', 3, 7],
    ['occurrences/istanbul/35', 4, 0],
  ])
  expect(changes[0]).toMatchObject({
    actor: 'golden-book',
    time: '2024-05-21T04:00:00.000Z',
    data: { anniversaryId: 'istanbul', title: { de: 'Istanbul' }, on: '2024-11-17', milestone: true },
  })
})

test('the first run announces only its day, and a repeated run announces nothing', async () => {
  await office.record('istanbul')
  await office.run('2024-11-11')
  expect(await office.announcements()).toEqual([])
  await office.run('2024-11-17')
  await office.run('2024-11-17')
  expect(await office.announcements()).toEqual(['istanbul 35, 0 left'])
  expect(logged().at(-1)).toMatchObject({ level: 'info', new: 0, known: 1, failed: 0 })
})

test('a run after a missed week makes the missed announcements with their lead times', async () => {
  await office.record('istanbul', { leadTimes: [7, 3, 0] })
  await office.record('berlin', { originOn: '1989-11-09', leadTimes: [0] })
  await office.run('2024-11-08')
  await office.run('2024-11-16')
  expect(await office.announcements()).toEqual([
    'berlin 35, 0 left',
    'istanbul 35, 7 left',
    'istanbul 35, 3 left',
  ])
})

test('a clock that was set back causes no duplicates and no losses', async () => {
  await office.record('istanbul')
  for (const day of ['2024-11-09', '2024-11-10', '2024-11-12']) await office.run(day)
  await office.record('berlin', { originOn: '1989-11-11', leadTimes: [0] })
  for (const day of ['2024-11-09', '2024-11-10', '2024-11-11', '2024-11-12', '2024-11-17'])
    await office.run(day)
  expect(await office.announcements()).toEqual([
    'istanbul 35, 7 left',
    'berlin 35, 0 left',
    'istanbul 35, 0 left',
  ])
  expect(await office.lastDay()).toBe('2024-11-17')
})

test('the last complete day does not move back with the clock', async () => {
  await office.run('2024-11-17')
  await office.run('2024-11-10')
  expect(await office.lastDay()).toBe('2024-11-17')
})

test('an anniversary recorded after the run of its day is announced by the next run', async () => {
  await office.run('2024-11-17')
  await office.record('istanbul')
  await office.run('2024-11-18')
  expect(await office.announcements()).toEqual(['istanbul 35, 0 left'])
})

test('a muted anniversary is not announced', async () => {
  await office.record('istanbul', { status: 'muted' })
  await office.run('2024-11-17')
  expect(await office.announcements()).toEqual([])
})

test('a day without announcements reads the last day, the list and the anniversaries, and writes the last day', async () => {
  for (let index = 0; index < 101; index += 1) await office.record(`a${index}`)
  const sent: string[] = []
  const counting = interceptCommands(office.table.client, async ({ constructor: { name } }, pass) => {
    sent.push(name)
    return pass()
  })
  await office.run('2024-01-01', counting)
  const [first, ...rest] = sent
  expect([first, ...new Set(rest)]).toEqual([
    'GetCommand',
    'QueryCommand',
    'BatchGetCommand',
    'TransactWriteCommand',
  ])
  expect(sent.filter((name) => name === 'BatchGetCommand')).toHaveLength(2)
})

describe('the handler', () => {
  const before = { ...process.env }
  beforeEach(async () => {
    const endpoint = await office.table.client.config.endpoint?.()
    process.env['TABLE_NAME'] = office.table.name
    process.env['OFFICE_TIME_ZONE'] = 'Europe/Berlin'
    process.env['AWS_ENDPOINT_URL'] = `http://${endpoint?.hostname}:${endpoint?.port}`
    for (const name of ['AWS_REGION', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'])
      process.env[name] = 'test'
  })
  afterEach(() => {
    process.env = before
  })

  test('uses the day of its schedule in the time zone of the office, and logs counts without names', async () => {
    await office.record('istanbul')
    await handler({ time: '2024-11-16T23:00:00Z' })
    expect(await office.announcements()).toEqual(['istanbul 35, 0 left'])
    expect(logged()).toMatchObject([
      { level: 'info', from: '2024-11-17', to: '2024-11-17', new: 1, known: 0, failed: 0 },
    ])
    expect(lines.join('')).not.toMatch(/istanbul/i)
    await expect(handler({ time: 'soon' })).rejects.toThrow(/time/)
  })
})
