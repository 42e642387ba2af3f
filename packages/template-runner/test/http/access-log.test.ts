import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { smallAssembly } from '../support/small-assembly'
import { request, startSmallRun, stopRuns } from '../support/small-run'

afterAll(stopRuns)

it('writes a line of the access log for each request, in the format of the stage', async () => {
  const Format = '{"route":"$context.routeKey","status":"$context.status","what":"$context.nothing"}'
  const assembly = smallAssembly({ things: 'exports.handler = async () => ({ statusCode: 204 })' })
  Object.assign(assembly.template.Resources['Stage']!.Properties!, {
    AccessLogSettings: { Format, DestinationArn: 'x' },
  })
  const run = await startSmallRun({ assembly })
  await request(run, 'GET', '/open')
  await request(run, 'GET', '/things/secret')
  await request(run, 'GET', '/nowhere')
  expect(readFileSync(join(run.data, 'logs', 'access.log'), 'utf8')).toBe(
    [
      '{"route":"GET /open","status":"204","what":"-"}',
      '{"route":"GET /things/{id}","status":"401","what":"-"}',
      '{"route":"-","status":"404","what":"-"}',
      '',
    ].join('\n'),
  )
})
