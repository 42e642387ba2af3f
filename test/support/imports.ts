import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, sep } from 'node:path'
import { parseSync } from '@swc/core'

/** What names another module in a syntax tree, whatever the statement: import, export, type, call. */
const SPECIFIERS: Record<string, (node: Node) => unknown> = {
  ImportDeclaration: ({ source }) => source?.value,
  ExportAllDeclaration: ({ source }) => source?.value,
  ExportNamedDeclaration: ({ source }) => source?.value,
  TsImportType: ({ argument }) => argument?.value,
  TsExternalModuleReference: ({ expression }) => expression?.value,
  CallExpression: ({ callee, arguments: [first] = [] }) =>
    callee?.type === 'Import' || callee?.value === 'require' ? first?.expression?.value : undefined,
}

interface Node {
  readonly type?: string
  readonly value?: unknown
  readonly source?: Node
  readonly argument?: Node
  readonly expression?: Node
  readonly callee?: Node
  readonly arguments?: readonly Node[]
}

/** The modules that a TypeScript text names, types included, as it names them. */
export function importsIn(text: string): string[] {
  const found: string[] = []
  const walk = (node: unknown): void => {
    if (node === null || typeof node !== 'object') return
    const { type } = node as Node
    const specifier = typeof type === 'string' ? SPECIFIERS[type]?.(node) : undefined
    if (typeof specifier === 'string') found.push(specifier)
    Object.values(node).forEach(walk)
  }
  walk(parseSync(text, { syntax: 'typescript' }).body)
  return found
}

const root = join(__dirname, '../..')

/** An import as a path from the root of the project, or a package as it is named. */
const target = (file: string, specifier: string): string =>
  specifier.startsWith('.')
    ? normalize(join(dirname(file), specifier))
        .split(sep)
        .join('/')
    : specifier

/** Every import of a folder's files, as `[file, path or package]`. */
export const importsOf = (folder: string): [file: string, imported: string][] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name))
    .flatMap((file) => {
      const text = readFileSync(join(root, file), 'utf8')
      return importsIn(text).map((specifier): [string, string] => [file, target(file, specifier)])
    })
