/** Reads the document of every page, and the files that it loads, as a browser does before anybody has signed in. */
import { CALLBACK_PATH, SIGNED_OUT_PATH } from '../../../contract/sign-in'
import { PATHS } from '../../../web/paths'
import { readable } from './readers'
import type { TestData } from './test-data'

/** The number of files, and the canaries that a document or a file holds, by its address. */
export async function canariesInPages({
  registry,
  canaries,
  visits,
}: TestData): Promise<{ files: number; found: [address: string, words: string[]][] }> {
  const document = (await registry.send('GET', '/', { token: '' })).text
  const files = [...document.matchAll(/"(\/assets\/[^"]+)"/g)].map(([, path = '']) => path)
  const addresses = [
    ...Object.values(PATHS),
    CALLBACK_PATH,
    SIGNED_OUT_PATH,
    ...visits.map(({ path }) => path.slice('/v1'.length)),
  ]
  const found: [string, string[]][] = []
  for (const path of [...addresses, ...files]) {
    const { text, headers } = await registry.send('GET', path)
    const words = [...canaries.wordsIn(readable(`${JSON.stringify([...headers])}${text}`))]
    if (words.length > 0) found.push([path, words])
  }
  return { files: files.length, found }
}
