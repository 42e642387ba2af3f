/** A real browser: the Chromium of a development dependency, else an installed Chrome or Edge. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { chromium, type Browser, type LaunchOptions } from 'playwright-core'
import { installedBrowser, isPackaged, missingBrowser } from './find-browser.cjs'

/** Without a sandbox, since it runs as root in containers, and without calls to its maker. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--no-first-run',
  '--font-render-hinting=none',
]

const ROOT = join(__dirname, '../../..')
/** Where the packaged browser is unpacked, once for all runs. */
const UNPACKED = join(ROOT, 'node_modules/.cache/chromium')

/** Unpacks the browser, its shared libraries, which a bare machine lacks, and its fonts. The rename is atomic. */
function unpack(): void {
  if (existsSync(UNPACKED)) return
  mkdirSync(dirname(UNPACKED), { recursive: true })
  const folder = mkdtempSync(`${UNPACKED}-`)
  // The package is an ES module, which Jest cannot load. It unpacks into TMPDIR, and the libraries only "in Lambda".
  const program = "import('@sparticuz/chromium').then(({ default: packaged }) => packaged.executablePath())"
  execFileSync(process.execPath, ['--eval', program], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
  })
  const fonts = `<fontconfig><dir>${UNPACKED}/fonts</dir><cachedir>${UNPACKED}/fonts-cache</cachedir></fontconfig>`
  writeFileSync(join(folder, 'fonts/fonts.conf'), `<?xml version="1.0"?>${fonts}`)
  try {
    renameSync(folder, UNPACKED)
  } catch {
    // Another process was faster.
    rmSync(folder, { recursive: true })
  }
}

function packagedChromium(): LaunchOptions {
  unpack()
  const env = {
    PATH: process.env['PATH'] ?? '',
    LD_LIBRARY_PATH: join(UNPACKED, 'al2023/lib'),
    FONTCONFIG_PATH: join(UNPACKED, 'fonts'),
  }
  return { executablePath: join(UNPACKED, 'chromium'), env }
}

/** Opens the browser. Throws if the machine has none. */
export async function openBrowser(): Promise<Browser> {
  const reason = missingBrowser()
  if (reason !== undefined) throw new Error(`There is no browser: ${reason}.`)
  const found = isPackaged ? packagedChromium() : { executablePath: installedBrowser() }
  return await chromium.launch({ ...found, args: ARGUMENTS, headless: true })
}
