import type { DynamoDBRecord } from 'aws-lambda'
import { describeRecord, readFailedBatch } from '../../operations/failed-batch'

const functionArn = 'arn:aws:lambda:eu-central-1:000000000000:function:golden-book-Publish-1'
const record: DynamoDBRecord = {
  dynamodb: {
    SequenceNumber: '17',
    Keys: { pk: { S: 'visits/1' }, sk: { S: 'change#0000000012' } },
    NewImage: { notes: { S: 'Tea' } },
  },
}
const event = { Records: [record] }

test.each([
  ['as text', JSON.stringify(event), functionArn],
  ['as a value', event, functionArn],
  ['of a version of its function', JSON.stringify(event), `${functionArn}:$LATEST`],
])('a batch is read with its whole event %s', (_how, payload, arn) => {
  const text = JSON.stringify({ requestContext: { functionArn: arn }, payload })
  expect(readFailedBatch(text)).toEqual({ by: 'golden-book-Publish-1', records: [record] })
})

test.each([
  ['no JSON', '{'],
  ['no object', 'null'],
  ['without an event', JSON.stringify({ requestContext: { functionArn } })],
  ['with half an event', JSON.stringify({ requestContext: { functionArn }, payload: '{"Records":[' })],
  ['with an event of another kind', JSON.stringify({ requestContext: { functionArn }, payload: '{}' })],
  ['of nobody', JSON.stringify({ requestContext: { functionArn: 'somebody' }, payload: event })],
])('what is %s is no batch', (_what, text) => {
  expect(readFailedBatch(text)).toBeUndefined()
})

test('a record is told by the place of its change, and by nothing that it says', () => {
  expect(describeRecord(record)).toBe('visits/1 #12')
  expect(describeRecord({ dynamodb: { SequenceNumber: '17' } })).toBe('record 17')
  expect(
    describeRecord({ dynamodb: { ...record.dynamodb, Keys: { pk: { S: 'x' }, sk: { S: 'thing' } } } }),
  ).toBe('record 17')
})
