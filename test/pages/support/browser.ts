/** A real browser: the Chromium of a development dependency, else an installed Chrome or Edge. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { chromium, type Browser, type LaunchOptions } from 'playwright-core'

/** `@sparticuz/chromium` has binaries for Linux on x64 only. */
const isPackaged = process.platform === 'linux' && process.arch === 'x64'

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

/** The reason why there is no browser on this machine; undefined if there is one. */
export function missingBrowser(): string | undefined {
  if (isPackaged) return undefined
  const installed = ['chrome', 'msedge'].some((channel) => existsSync(pathOfChannel(channel)))
  return installed
    ? undefined
    : 'no Chrome or Edge is installed, and the packaged Chromium is for Linux on x64'
}

const CHANNELS: Readonly<Record<string, Readonly<Partial<Record<NodeJS.Platform, string>>>>> = {
  chrome: {
    darwin: '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    linux: '/opt/google/chrome/chrome',
    win32: String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
  },
  msedge: {
    darwin: '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    linux: '/opt/microsoft/msedge/msedge',
    win32: String.raw`C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`,
  },
}

const pathOfChannel = (channel: string): string => CHANNELS[channel]?.[process.platform] ?? ''

function installedBrowser(): LaunchOptions {
  const executablePath = ['chrome', 'msedge'].map(pathOfChannel).find((path) => existsSync(path))
  return { executablePath }
}

/** Opens the browser. Throws if the machine has none, see `missingBrowser`. */
export const openBrowser = async (): Promise<Browser> =>
  await chromium.launch({
    ...(isPackaged ? packagedChromium() : installedBrowser()),
    args: ARGUMENTS,
    headless: true,
  })
