import { rotated, secretsAt, type Secrets } from '../../../lambdas/subscriptions/record'

const NOW = '2026-11-17T09:00:00.000Z'
const TOMORROW = '2026-11-18T09:00:00.000Z'

const rotatedTo = (before: Secrets | undefined, current: string): Secrets =>
  rotated(before, current, NOW, TOMORROW)

test('a rotation keeps the previous secret until the given time', () => {
  const secrets = rotatedTo(rotatedTo(undefined, 'one'), 'two')
  expect(secretsAt(secrets, NOW)).toEqual(['two', 'one'])
  expect(secretsAt(secrets, TOMORROW)).toEqual(['two'])
})

test('many rotations in a day keep the latest five earlier secrets', () => {
  const names = Array.from({ length: 100 }, (_, index) => String(index))
  const secrets = names.reduce<Secrets | undefined>(rotatedTo, undefined)
  if (!secrets) throw new Error('There is no secret.')
  expect(secretsAt(secrets, NOW)).toEqual(['99', '98', '97', '96', '95', '94'])
  expect(secrets.earlier).toHaveLength(5)
})
