import { synthesized } from '../synthesized'

const { Outputs } = synthesized({ stage: 'production', services: { 'press-office': 'press' } })

test.each(Object.entries(Outputs))('the output %s has a description of its own', (_name, { Description }) => {
  expect(Description).toMatch(/^The .{10,}$/)
  expect(Object.values(Outputs).filter((other) => other.Description === Description)).toHaveLength(1)
})

test('the outputs name the user pool, in which the first administrator is created', () => {
  expect(Outputs.UserPoolId?.Value).toEqual({
    Ref: expect.stringMatching(/^SignInPool[0-9A-F]{8}$/) as unknown,
  })
})
