import { parseOutputs, requireOutputs } from '../../operations/stack-outputs'
import { synthesized } from '../lib/synthesized'

const OUTPUTS = Object.fromEntries(Object.keys(synthesized().Outputs).map((name) => [name, `the ${name}`]))

test('accepts the outputs of the synthesized stack', () => {
  expect(requireOutputs(OUTPUTS)).toMatchObject({
    BusName: 'the BusName',
    UndeliveredQueueUrl: 'the UndeliveredQueueUrl',
  })
})

test('rejects the outputs of an older stack and names the missing ones', () => {
  const { LostQueueUrl: _, BusName: _b, ...older } = OUTPUTS
  expect(() => requireOutputs(older)).toThrow(
    'The outputs of the stack lack BusName, LostQueueUrl: deploy this version of the stack.',
  )
})

test.each([
  ['aws cloudformation', [{ OutputKey: 'BusName', OutputValue: 'golden-book-dev' }]],
  ['cdk deploy', { 'golden-book-dev': { BusName: 'golden-book-dev' } }],
])('parses the outputs as %s writes them', (_who, written) => {
  expect(parseOutputs(JSON.stringify(written))).toEqual({ BusName: 'golden-book-dev' })
})

test.each(['', 'null', '"no"', '{}', '{ "golden-book-dev": {}, "golden-book-production": {} }'])(
  'rejects %j, which does not hold the outputs of one stack',
  (text) => {
    expect(() => parseOutputs(text)).toThrow('The file must hold the outputs of one stack')
  },
)
