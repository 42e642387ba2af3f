/** The project's TypeScript files and their syntax trees. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from '@swc/core'

const root = join(__dirname, '../..')

/** The TypeScript files of a folder, with their paths from the root of the project. */
export const sourcesIn = (folder: string): { readonly file: string; readonly text: string }[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name))
    .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }))

export interface Node {
  readonly type?: string
  readonly value?: unknown
  readonly source?: Node
  readonly argument?: Node
  readonly expression?: Node
  readonly callee?: Node
  readonly arguments?: readonly Node[]
  /** Of an import or export: `import type`. */
  readonly typeOnly?: boolean
  readonly specifiers?: readonly { readonly isTypeOnly?: boolean }[]
}

/** A text and the name of its file; a text without one has no JSX. */
export interface Source {
  readonly file?: string
  readonly text: string
}

/** Visits every node of the syntax tree of a TypeScript text. */
export function walkNodes({ file = '', text }: Source, visit: (node: Node) => void): void {
  const walk = (node: unknown): void => {
    if (node === null || typeof node !== 'object') return
    visit(node)
    Object.values(node).forEach(walk)
  }
  walk(parseSync(text, { syntax: 'typescript', tsx: file.endsWith('.tsx') }).body)
}
