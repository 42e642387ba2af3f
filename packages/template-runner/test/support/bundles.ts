/** The bundles of the small stack. */

/** Calls AWS by its JSON protocol with the function's environment, as the SDK does. */
const call = `
const call = async (target, input) => {
  const response = await fetch(process.env.AWS_ENDPOINT_URL, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': target,
      authorization: 'AWS4-HMAC-SHA256 Credential=' + process.env.AWS_ACCESS_KEY_ID + '/20260101/eu-central-1/x/aws4_request, SignedHeaders=host, Signature=x',
    },
    body: JSON.stringify(input),
  })
  const answer = await response.json()
  if (!response.ok) throw Object.assign(new Error(answer.message), { name: answer.__type })
  return answer
}
`

/** Records and reads things in the table. */
export const things = `${call}
exports.handler = async (event, context) => {
  if (event.routeKey === 'GET /open') return event
  if (event.routeKey === 'POST /things') {
    const { id, kind = 'change' } = JSON.parse(event.body)
    const Item = { pk: { S: id }, sk: { S: 'change' }, kind: { S: kind } }
    await call('DynamoDB_20120810.TransactWriteItems', {
      TransactItems: [{ Put: { TableName: process.env.TABLE_NAME, Item } }],
    })
    return { statusCode: 201, headers: { location: '/things/' + id }, body: JSON.stringify({ id }) }
  }
  const { Item } = await call('DynamoDB_20120810.GetItem', {
    TableName: process.env.TABLE_NAME,
    Key: { pk: { S: event.pathParameters.id }, sk: { S: 'change' } },
  })
  return Item ? { id: Item.pk.S } : { statusCode: 404, body: 'none' }
}
`

/** Puts an event on the bus for each record of the stream. */
export const publish = `${call}
exports.handler = async ({ Records }) => {
  for (const { dynamodb } of Records) {
    await call('AWSEvents.PutEvents', {
      Entries: [{
        EventBusName: process.env.BUS_NAME,
        Source: 'small',
        DetailType: 'thing.recorded',
        Detail: JSON.stringify({ subject: dynamodb.Keys.pk.S, sequence: 1 }),
      }],
    })
  }
  return { batchItemFailures: [] }
}
`
