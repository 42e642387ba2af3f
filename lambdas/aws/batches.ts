/** What `PutEvents` and `SendMessageBatch` take at once: so many entries, of so many bytes together (256 KB, less some room). */
const MAX_ENTRIES = 10
const MAX_BYTES = 240_000
/** For what goes with an entry beside its content. */
const ENVELOPE_BYTES = 1000

/** Parts entries into such batches, in their order. One that is too large by itself is in a batch by itself. */
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
