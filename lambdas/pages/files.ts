/** The files of the pages, as the build has written them beside the function. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A content coding that a file is compressed with (RFC 9110, 8.4.1). */
export type Coding = 'br' | 'gzip'

/** The index of the files, `index.json`. */
export interface FileIndex {
  /** The path of the script and of the stylesheet, such as `/assets/main-K3JX2.js`. */
  readonly script: string
  readonly style: string
  /** Every file by its path. Its name changes with its content. */
  readonly files: Readonly<Record<string, FileEntry>>
}

export interface FileEntry {
  readonly mediaType: string
  /** The codings in which the file exists too, the best first. */
  readonly codings: readonly Coding[]
}

export interface PageFiles {
  readonly index: FileIndex
  /** The content of a file of the index, read once. */
  readonly read: (path: string, coding?: Coding) => Buffer
}

const SUFFIX = { br: '.br', gzip: '.gz' } as const satisfies Record<Coding, string>

/** Opens the folder of the build. Throws if it has no index. */
export function openFiles(folder: string): PageFiles {
  const index = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as FileIndex
  const contents = new Map<string, Buffer>()
  return {
    index,
    read: (path, coding) => {
      const file = join(folder, `${path}${coding ? SUFFIX[coding] : ''}`)
      const content = contents.get(file) ?? readFileSync(file)
      contents.set(file, content)
      return content
    },
  }
}

/** The best coding of a file that an `Accept-Encoding` header lists; undefined for none. */
export function codingFor({ codings }: FileEntry, acceptEncoding = ''): Coding | undefined {
  const accepted = new Set(
    acceptEncoding
      .toLowerCase()
      .split(',')
      .map((each) => each.trim())
      .filter((each) => !/;\s*q=0(\.0*)?$/.test(each))
      .map((each) => each.replace(/\s*;.*/, '')),
  )
  return codings.find((coding) => accepted.has(coding))
}
