/** A real browser: the Chromium of a development dependency, else an installed Chrome or Edge. */
import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'

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

async function packagedChromium(): Promise<string> {
  // The package then unpacks the shared libraries that a bare machine lacks.
  process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs20.x'
  const { default: packaged } = await import('@sparticuz/chromium')
  return await packaged.executablePath()
}

/** The reason why there is no browser on this machine; undefined if there is one. */
export function missingBrowser(): string | undefined {
  if (isPackaged) return undefined
  const installed = ['chrome', 'msedge'].some((channel) => existsSync(pathOfChannel(channel)))
  return installed ? undefined : 'no Chrome or Edge is installed, and the packaged Chromium is for Linux on x64'
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

/** Opens the browser. Throws if the machine has none, see `missingBrowser`. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = isPackaged
    ? await packagedChromium()
    : ['chrome', 'msedge'].map(pathOfChannel).find((path) => existsSync(path))
  return await chromium.launch({ executablePath, args: ARGUMENTS, headless: true })
}
