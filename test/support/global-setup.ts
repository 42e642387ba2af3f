/** Bundles and synthesizes the app once for all tests. Like `npm start`, it allows subscribers on this machine. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { goldenBookApp } from '../../lib/app'

export default function synthesize(): void {
  const folder = mkdtempSync(join(tmpdir(), 'golden-book-assembly-'))
  goldenBookApp({ outdir: folder, loopbackSubscribers: true }).synth()
  process.env.GOLDEN_BOOK_ASSEMBLY = folder
}
