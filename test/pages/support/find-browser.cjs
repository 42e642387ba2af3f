/** Finds the browser of the tests: for Jest's configuration, which must know it before any test, and for the tests. */
const { existsSync } = require('node:fs')

/** `@sparticuz/chromium` has binaries for Linux on x64 only. */
const isPackaged = process.platform === 'linux' && process.arch === 'x64'

const PATHS = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  linux: ['/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge'],
  win32: [
    String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
    String.raw`C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`,
  ],
}

/** The path of an installed Chrome or Edge; undefined if there is none. */
const installedBrowser = () => (PATHS[process.platform] ?? []).find((path) => existsSync(path))

/** The reason why there is no browser on this machine; undefined if there is one. */
const missingBrowser = () =>
  isPackaged || installedBrowser() !== undefined
    ? undefined
    : 'no Chrome or Edge is installed, and the packaged Chromium is for Linux on x64'

module.exports = { isPackaged, installedBrowser, missingBrowser }
