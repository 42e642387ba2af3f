import { v7 as uuidv7, validate, version } from 'uuid'
import { withdrawalId } from '../../../lambdas/fan-out/withdrawal-id'

const SUBJECTS = Array.from({ length: 500 }, (_, index) => `books/golden-book/entries/${index + 1}`)

test('has the form and the time of a UUIDv7 (RFC 9562, section 5.7)', () => {
  for (const subject of SUBJECTS) {
    const changeId = uuidv7()
    const id = withdrawalId(changeId, subject)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect([validate(id), version(id)]).toEqual([true, 7])
    // The first 48 bits are the milliseconds.
    expect(id.slice(0, 13)).toBe(changeId.slice(0, 13))
  }
})

test('is the same for the same change and thing, and different for all others', () => {
  const changes = [uuidv7({ msecs: 1 }), uuidv7({ msecs: 1 })]
  const ids = () => changes.flatMap((change) => SUBJECTS.map((subject) => withdrawalId(change, subject)))
  expect(ids()).toEqual(ids())
  expect(new Set([...ids(), ...changes]).size).toBe(2 * SUBJECTS.length + 2)
})
