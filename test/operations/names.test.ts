import { namesIn, outputsIn } from '../../operations/names'
import { synthesized } from '../lib/synthesized'

const NAMES = Object.fromEntries(Object.keys(synthesized().Outputs).map((name) => [name, `the ${name}`]))

test('the outputs of the stack name all that the commands must know', () => {
  expect(namesIn(NAMES)).toMatchObject({
    BusName: 'the BusName',
    UndeliveredQueueUrl: 'the UndeliveredQueueUrl',
  })
})

test('the outputs of an older stack are refused, with what they lack', () => {
  const { LostQueueUrl: _, BusName: _b, ...older } = NAMES
  expect(() => namesIn(older)).toThrow('The outputs of the stack lack BusName, LostQueueUrl: deploy it anew.')
})

test.each([
  ['aws cloudformation', [{ OutputKey: 'BusName', OutputValue: 'golden-book-dev' }]],
  ['cdk deploy', { 'golden-book-dev': { BusName: 'golden-book-dev' } }],
])('outputs are read as %s writes them', (_who, written) => {
  expect(outputsIn(JSON.stringify(written))).toEqual({ BusName: 'golden-book-dev' })
})

test.each(['', 'null', '"no"', '{}', '{ "golden-book-dev": {}, "golden-book-production": {} }'])(
  '%j are no outputs of one stack',
  (text) => {
    expect(() => outputsIn(text)).toThrow('These are no outputs of one stack')
  },
)
