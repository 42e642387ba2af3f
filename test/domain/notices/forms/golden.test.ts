/** The whole text of each form. `WRITE_GOLDEN=true npx jest test/domain/notices/forms/golden` writes the files. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readIssuedNotice } from '../../../../contract/notices/routes'
import { noticeLanguage } from '../../../../contract/notices/schemas'
import { atomOf } from '../../../../domain/notices/forms/atom'
import { NOTICE_FORMS } from '../../../../domain/notices/forms/forms'
import { ISTANBUL, OPTIONS } from './istanbul-notice'

/** The contents of a golden file, which the text replaces first if that is requested. */
function golden(name: string, text: string): string {
  const file = join(__dirname, 'golden', `${name}.txt`)
  if (process.env.WRITE_GOLDEN === 'true') writeFileSync(file, text)
  return readFileSync(file, 'utf8')
}

describe.each(noticeLanguage.options)('the notice of Istanbul in %s', (language) => {
  const written = (mediaType: string) => NOTICE_FORMS[mediaType]?.(ISTANBUL[language], OPTIONS) ?? ''

  test.each([
    ['text/plain', 'plain'],
    ['text/html', 'html'],
  ])('as %s', (mediaType, name) => {
    const text = written(mediaType)
    expect(text).toBe(golden(`istanbul.${language}.${name}`, text))
  })

  test('as application/ninjs+json', () => {
    const document: unknown = JSON.parse(written('application/ninjs+json'))
    const text = `${JSON.stringify(document, null, 2)}\n`
    expect(text).toBe(golden(`istanbul.${language}.ninjs`, text))
  })
})

test('the feed of both notices', () => {
  const text = atomOf([ISTANBUL.en, ISTANBUL.de], OPTIONS)
  expect(text).toBe(golden('istanbul.atom', text))
})

test('every media type of the contract has a form, and JSON has none', () => {
  expect(Object.keys(NOTICE_FORMS)).toEqual(Object.keys(readIssuedNotice.answer.forms))
})
