/**
 * Compares the API with its OpenAPI document. `requests.ts` generates valid requests from the document, some of them
 * for things that earlier responses have named (`pool.ts`); `mutations.ts` makes one thing in each of them invalid.
 * Both are sent to the synthesized template, which runs on this machine. `response-checker.ts` checks each response
 * by the document: its status, headers and body, that a valid request is not refused as malformed, and that an
 * invalid one is not accepted. A failure prints each violation with its request. The seed is fixed, so that the test
 * makes the same choices at each run; `npm run test:fuzz -- --seed <seed> --requests <number>` repeats a batch of the
 * long run.
 */
import { SCOPES } from '../../contract/route'
import { startLocalRegistry, type LocalRegistry } from '../support/local-registry'
import { readDocument } from './document'
import { fuzz } from './fuzz'
import { describeViolation } from './report'

describe('requests generated from the OpenAPI document', () => {
  let registry: LocalRegistry
  const failures: string[] = []
  beforeAll(async () => {
    registry = await startLocalRegistry({ onWarning: (line) => failures.push(line) })
  })
  afterAll(() => registry.stop())

  test('75 valid and 75 invalid requests get responses that the document describes', async () => {
    const { run, tokenFor } = registry
    const token = await tokenFor(...SCOPES)
    const { violations } = await fuzz({
      document: readDocument(),
      url: run.url,
      token,
      requests: 75,
      seed: 42,
    })
    expect(violations.map(describeViolation)).toEqual([])
    expect(failures).toEqual([])
  })
})
