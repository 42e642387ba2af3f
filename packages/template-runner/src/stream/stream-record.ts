/** A stream record, as the DynamoDB Streams API and Lambda events define it (DynamoDB Streams API Reference, "Record"). */
export interface StreamRecord {
  eventID: string
  eventName: 'INSERT' | 'MODIFY' | 'REMOVE'
  awsRegion: string
  eventSourceARN?: string
  dynamodb: {
    Keys: Record<string, unknown>
    NewImage?: Record<string, unknown>
    OldImage?: Record<string, unknown>
    SequenceNumber: string
    /** Seconds since 1970. */
    ApproximateCreationDateTime: number
  }
}

export function sequenceOf(record: StreamRecord): string {
  return record.dynamodb.SequenceNumber
}
