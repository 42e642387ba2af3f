/** Synthesizes the app once for all tests that run its template. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { goldenBookApp } from '../../lib/app'

export default function synthesize(): void {
  const folder = mkdtempSync(join(tmpdir(), 'golden-book-assembly-'))
  goldenBookApp({ loopbackSubscribers: true, outdir: folder }).synth()
  process.env.GOLDEN_BOOK_ASSEMBLY = folder
}
