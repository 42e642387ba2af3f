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
])('reads a batch with its whole event %s', (_how, payload, arn) => {
  const text = JSON.stringify({ requestContext: { functionArn: arn }, payload })
  expect(readFailedBatch(text)).toEqual({ functionName: 'golden-book-Publish-1', records: [record] })
})

test.each([
  ['text that is not JSON', '{'],
  ['text that is not an object', 'null'],
  ['a record without an event', JSON.stringify({ requestContext: { functionArn } })],
  [
    'a record with half an event',
    JSON.stringify({ requestContext: { functionArn }, payload: '{"Records":[' }),
  ],
  [
    'a record with an event of another kind',
    JSON.stringify({ requestContext: { functionArn }, payload: '{}' }),
  ],
  [
    'a record with an invalid function ARN',
    JSON.stringify({ requestContext: { functionArn: 'somebody' }, payload: event }),
  ],
])('returns undefined for %s', (_what, text) => {
  expect(readFailedBatch(text)).toBeUndefined()
})

test('describes a record by subject and sequence, without its data', () => {
  expect(describeRecord(record)).toBe('visits/1 #12')
  expect(describeRecord({ dynamodb: { SequenceNumber: '17' } })).toBe('record 17')
  expect(
    describeRecord({ dynamodb: { ...record.dynamodb, Keys: { pk: { S: 'x' }, sk: { S: 'thing' } } } }),
  ).toBe('record 17')
})
