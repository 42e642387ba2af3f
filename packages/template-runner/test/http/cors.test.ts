import type { Run } from '../../src/run'
import { smallAssembly } from '../support/small-assembly'
import { request, startSmallRun, stopRuns } from '../support/small-run'

afterAll(stopRuns)

describe('an API with a CORS configuration', () => {
  const cors = {
    CorsConfiguration: {
      AllowOrigins: ['https://office.example'],
      AllowMethods: ['GET'],
      AllowHeaders: ['authorization'],
      ExposeHeaders: ['ETag'],
      MaxAge: 60,
    },
  }
  const preflight = { 'access-control-request-method': 'GET' }
  let run: Run

  beforeAll(async () => {
    const assembly = smallAssembly({ things: `exports.handler = async () => ({ statusCode: 204 })` })
    Object.assign(assembly.template.Resources['Api']!.Properties!, cors)
    run = await startSmallRun({ assembly })
  })

  it('responds to the preflight of an allowed origin without a token', async () => {
    const headers = { origin: 'https://office.example', ...preflight }
    const response = await request(run, 'OPTIONS', '/things/1', { headers })
    expect(response.status).toBe(204)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'access-control-allow-origin': 'https://office.example',
      'access-control-allow-methods': 'GET',
      'access-control-allow-headers': 'authorization',
      'access-control-max-age': '60',
    })
  })

  it('sends no CORS headers to another origin', async () => {
    for (const method of ['OPTIONS', 'GET']) {
      const headers = { origin: 'https://other.example', ...preflight }
      const response = await request(run, method, '/open', { headers })
      expect(response.headers.get('access-control-allow-origin')).toBeNull()
    }
  })

  it('exposes its headers in every response to an allowed origin, errors included', async () => {
    for (const path of ['/open', '/nowhere', '/things/1']) {
      const response = await request(run, 'GET', path, { headers: { origin: 'https://office.example' } })
      expect(response.headers.get('access-control-expose-headers')).toBe('ETag')
    }
  })
})
