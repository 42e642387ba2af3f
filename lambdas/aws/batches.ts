/** The limits of one `PutEvents` or `SendMessageBatch` call: 10 entries, and 256 KB less a margin. */
const MAX_ENTRIES = 10
const MAX_BYTES = 240_000
/** The size of an entry beside its content: at most. */
const ENVELOPE_BYTES = 1000

/** Splits entries into such batches, in order. An entry that exceeds the limit has a batch to itself. */
export function batchesOf<Entry>(all: readonly Entry[], contentOf: (entry: Entry) => string): Entry[][] {
  const batches: Entry[][] = []
  let bytes = 0
  for (const one of all) {
    const size = Buffer.byteLength(contentOf(one)) + ENVELOPE_BYTES
    const last = batches.at(-1)
    if (!last || last.length === MAX_ENTRIES || bytes + size > MAX_BYTES) {
      batches.push([one])
      bytes = size
    } else {
      last.push(one)
      bytes += size
    }
  }
  return batches
}
