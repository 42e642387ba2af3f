/** Every page, in both languages, light and dark, at the widths of a phone, of 200 % zoom and of a desk. */
import { overflowOf, violationsOn } from './support/accessibility'
import { follow } from './support/follow'
import { openOffice, type Office } from './support/office'
import { recordTestData, type Addresses } from './support/test-data'

let office: Office
let addresses: Addresses

beforeAll(async () => {
  office = await openOffice()
  addresses = await recordTestData(office.registry)
})
afterAll(() => office.close())

const SETTINGS = (['de-DE', 'en-GB'] as const).flatMap((locale) =>
  (['light', 'dark'] as const).flatMap((colorScheme) =>
    [320, 640, 1280].map((width) => ({ locale, colorScheme, width })),
  ),
)

test.each(SETTINGS)(
  'every page is accessible in $locale, $colorScheme, $width px wide, and fits',
  async ({ locale, colorScheme, width }) => {
    const viewport = { width, height: 900 }
    const page = await office.signIn('officer', '/help', { locale, colorScheme, viewport })
    const found: Record<string, unknown> = {}
    for (const [name, address] of Object.entries(addresses.pages)) {
      await follow(page, address)
      const [violations, overflow] = [await violationsOn(page), await overflowOf(page)]
      if (violations.length > 0 || overflow > 0) found[name] = { violations, overflow }
    }
    expect(found).toEqual({})
    await page.context().close()
  },
)
