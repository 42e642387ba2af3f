/** Synthesizes the app once for all tests that run its template, with subscribers on this machine as `npm start` allows them. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { goldenBookApp } from '../../lib/app'

export default function synthesize(): void {
  const folder = mkdtempSync(join(tmpdir(), 'golden-book-assembly-'))
  goldenBookApp({ outdir: folder, loopbackSubscribers: true }).synth()
  process.env.GOLDEN_BOOK_ASSEMBLY = folder
}
