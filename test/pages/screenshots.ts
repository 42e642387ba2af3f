/** Takes pictures of the pages in a real browser: three for the README, or all of them to look at. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { runCommand } from '../../cli/command'
import { readCommandLine } from '../../cli/command-line'
import removeAssembly from '../support/global-teardown'
import synthesize from '../support/global-setup'
import { openOffice, loaded, type Office } from './support/office'
import { recordTestData } from './support/test-data'

const HELP = `npm run screenshots -- [options]

  --all         every page, in German, 320 and 1280 px wide, light and dark
  --to DIR      the folder for the pictures (docs/pictures)
  --help`

const README_PAGES: ReadonlySet<string> = new Set(['today', 'visit', 'book'])
const DESK = { width: 1280, scheme: 'light' } as const
const ALL = ([320, 1280] as const).flatMap((width) =>
  (['light', 'dark'] as const).map((scheme) => ({ width, scheme })),
)

interface Look {
  readonly width: number
  readonly scheme: 'light' | 'dark'
}

async function takePictures(
  office: Office,
  folder: string,
  pages: readonly (readonly [name: string, address: string])[],
  { width, scheme }: Look,
  suffix: string,
): Promise<void> {
  const options = { viewport: { width, height: width === 320 ? 640 : 800 }, colorScheme: scheme }
  const page = await office.signIn('officer', '/help', options)
  for (const [name, address] of pages) {
    await page.goto(address)
    await loaded(page)
    await page.screenshot({ path: join(folder, `${name.replaceAll(' ', '-')}${suffix}.png`), fullPage: true })
  }
  await page.context().close()
}

async function main(): Promise<void> {
  const { values } = readCommandLine(HELP, {
    all: { type: 'boolean', default: false },
    to: { type: 'string', default: join(__dirname, '../../docs/pictures') },
  })
  mkdirSync(values.to, { recursive: true })
  synthesize()
  const office = await openOffice()
  try {
    const addresses = Object.entries((await recordTestData(office.registry)).pages)
    const chosen = addresses.filter(([name]) => values.all || README_PAGES.has(name))
    for (const look of values.all ? ALL : [DESK])
      await takePictures(office, values.to, chosen, look, values.all ? `-${look.width}-${look.scheme}` : '')
  } finally {
    await office.close()
    removeAssembly()
  }
}

void runCommand(main)
