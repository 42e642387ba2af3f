import { SCOPES } from '../../contract/route'
import { startRegistry, type Registry } from '../support/registry'
import { readDocument } from './document'
import { fuzz } from './fuzz'
import { described } from './report'

describe('requests made from the OpenAPI document', () => {
  let registry: Registry
  const failures: string[] = []
  beforeAll(async () => {
    registry = await startRegistry({ onWarning: (line) => failures.push(line) })
  })
  afterAll(() => registry.stop())

  test('150 valid and 150 invalid ones are answered as the document says', async () => {
    const { run, tokenFor } = registry
    const token = await tokenFor(...SCOPES)
    const { violations } = await fuzz({
      document: readDocument(),
      url: run.url,
      token,
      requests: 150,
      seed: 42,
    })
    expect(violations.map(described)).toEqual([])
    expect(failures).toEqual([])
  })
})
