import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Clock } from '../../src/clock'
import type { Run } from '../../src/run'
import type { Resource } from '../../src/template/template'
import { eventually } from '../support/eventually'
import { newFolder } from '../support/temporary-folder'
import { invokeConfig, scheduledAssembly } from '../support/scheduled-assembly'
import { startSmallRun, stopRuns } from '../support/small-run'

afterEach(stopRuns)

const clockAt = (time: string): Clock => {
  const clock = new Clock()
  clock.moveTo(Date.parse(time))
  return clock
}

/** The events that the function has logged, each with the function's time and day. */
const logged = (run: Run): [event: unknown, now: string, day: string][] =>
  readFileSync(join(run.data, 'logs', 'DailyTask.log'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('['))
    .map((line) => JSON.parse(line) as [unknown, string, string])
const times = (run: Run) => logged(run).map(([event]) => (event as { time: string }).time)
const messagesIn = (run: Run, id: string) => run.queues.find(({ logicalId }) => logicalId === id)?.messages()

describe('a schedule', () => {
  it('invokes the function with its input at its time, by the clock of the run', async () => {
    const run = await startSmallRun({ assembly: scheduledAssembly(), clock: clockAt('2030-05-01T03:00:00Z') })
    expect(run.running).toMatchObject({ schedules: ['Daily'], queues: ['SchedulerDead', 'Discarded'] })
    expect(run.unsupported).toEqual([])
    run.clock.moveTo(Date.parse('2030-05-01T03:59:59.900Z'))
    await eventually(() => expect(logged(run)).toHaveLength(1))
    expect(logged(run)).toEqual([
      [{ time: '2030-05-01T04:00:00Z' }, expect.stringMatching(/^2030-05-01T04:00:/), '2030-05-01'],
    ])
  })

  it('fires once for each time that the clock is moved over, in order', async () => {
    const run = await startSmallRun({ assembly: scheduledAssembly(), clock: clockAt('2030-10-25T12:00:00Z') })
    run.clock.moveTo(Date.parse('2030-10-28T12:00:00Z'))
    const three = ['2030-10-26T04:00:00Z', '2030-10-27T05:00:00Z', '2030-10-28T05:00:00Z']
    await eventually(() => expect(times(run)).toEqual(three))
    run.clock.moveTo(Date.parse('2030-10-26T00:00:00Z'))
    run.clock.moveTo(Date.parse('2030-10-29T12:00:00Z'))
    await eventually(() => expect(times(run)).toEqual([...three, '2030-10-29T05:00:00Z']))
  })

  it('does not fire for times at which no run was up', async () => {
    const data = newFolder()
    const first = await startSmallRun({
      data,
      assembly: scheduledAssembly(),
      clock: clockAt('2030-05-01T03:00:00Z'),
    })
    await first.stop()
    const run = await startSmallRun({
      data,
      assembly: scheduledAssembly(),
      clock: clockAt('2030-05-03T12:00:00Z'),
    })
    run.clock.moveTo(Date.parse('2030-05-04T12:00:00Z'))
    await eventually(() => expect(times(run)).toEqual(['2030-05-04T04:00:00Z']))
  })
})

describe('a schedule with a rate', () => {
  const start = '2030-05-01T03:00:00Z'
  const withRate = (
    rate: string,
    code?: string,
    change: (resources: Record<string, Resource>) => void = () => {},
  ) =>
    scheduledAssembly(code, (resources) => {
      Object.assign(resources['Daily']!.Properties!, { ScheduleExpression: rate })
      change(resources)
    })

  it('fires at each whole minute by the clock of the run', async () => {
    const run = await startSmallRun({ assembly: withRate('rate(1 minute)'), clock: clockAt(start) })
    expect(run.unsupported).toEqual([])
    run.clock.moveTo(Date.parse('2030-05-01T04:00:59.900Z'))
    await eventually(() =>
      expect(times(run).slice(-2)).toEqual(['2030-05-01T04:00:00Z', '2030-05-01T04:01:00Z']),
    )
  })

  it('fires once, for the newest time, when the clock is moved over many', async () => {
    const run = await startSmallRun({ assembly: withRate('rate(30 minutes)'), clock: clockAt(start) })
    run.clock.moveTo(Date.parse('2030-06-01T12:00:00Z'))
    run.clock.moveTo(Date.parse('2030-06-01T12:30:00Z'))
    await eventually(() => expect(times(run)).toEqual(['2030-06-01T12:00:00Z', '2030-06-01T12:30:00Z']))
  })

  it('does not fire for times at which no run was up', async () => {
    const data = newFolder()
    const assembly = () => withRate('rate(30 minutes)')
    const first = await startSmallRun({ data, assembly: assembly(), clock: clockAt(start) })
    await first.stop()
    const run = await startSmallRun({ data, assembly: assembly(), clock: clockAt('2030-05-01T05:00:00Z') })
    run.clock.moveTo(Date.parse('2030-05-01T05:30:00Z'))
    await eventually(() => expect(times(run)).toEqual(['2030-05-01T05:30:00Z']))
  })

  it('fires again at the next time when its function has failed', async () => {
    const warnings: string[] = []
    const assembly = withRate('rate(30 minutes)', `throw new TypeError('no')`, (resources) => {
      resources['Config'] = invokeConfig()
    })
    const run = await startSmallRun({
      assembly,
      clock: clockAt(start),
      onWarning: (line) => warnings.push(line),
    })
    run.clock.moveTo(Date.parse('2030-05-01T03:30:00Z'))
    await eventually(() => expect(messagesIn(run, 'Discarded')).toBe(1))
    run.clock.moveTo(Date.parse('2030-05-01T04:00:00Z'))
    await eventually(() => expect(messagesIn(run, 'Discarded')).toBe(2))
    expect(times(run)).toEqual(['2030-05-01T03:30:00Z', '2030-05-01T04:00:00Z'])
    expect(warnings).toHaveLength(2)
  })
})

describe('a function that fails when a schedule invokes it', () => {
  const daily = '2030-05-01T04:00:00Z'
  const start = async (change?: (resources: Record<string, Resource>) => void) => {
    const warnings: string[] = []
    const run = await startSmallRun({
      assembly: scheduledAssembly(`throw new TypeError('no')`, change),
      clock: clockAt('2030-05-01T03:00:00Z'),
      onWarning: (line) => warnings.push(line),
    })
    run.clock.moveTo(Date.parse(daily))
    await eventually(() => expect(warnings).toHaveLength(1))
    return { run, warnings }
  }

  it('is retried after one and two more minutes, then its event is dropped', async () => {
    const { run, warnings } = await start()
    run.clock.moveBy(60_000)
    await eventually(() => expect(warnings).toHaveLength(2))
    run.clock.moveBy(120_000)
    await eventually(() => expect(warnings).toHaveLength(3))
    expect(times(run)).toEqual([daily, daily, daily])
    expect(warnings).toEqual([
      'DailyTask: an event will be retried in 60 s (TypeError: no)',
      'DailyTask: an event will be retried in 120 s (TypeError: no)',
      'DailyTask: an event was discarded (RetriesExhausted) and dropped (TypeError: no)',
    ])
    expect(messagesIn(run, 'SchedulerDead')).toBe(0)
  })

  it('sends a record of its event to the failure destination', async () => {
    const { run, warnings } = await start((resources) => {
      resources['Config'] = invokeConfig()
    })
    expect(warnings).toEqual([
      'DailyTask: an event was discarded (RetriesExhausted) and sent to Discarded (TypeError: no)',
    ])
    expect(messagesIn(run, 'Discarded')).toBe(1)
    expect(run.unsupported).toEqual([])
  })
})
