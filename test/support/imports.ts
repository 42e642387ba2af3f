import { dirname, join, normalize, sep } from 'node:path'
import { sourcesIn, walkNodes, type Node, type Source } from './sources'

/** The module that a syntax node imports, by the type of the node: import, export, type or call. */
const SPECIFIERS: Record<string, (node: Node) => unknown> = {
  ImportDeclaration: ({ source }) => source?.value,
  ExportAllDeclaration: ({ source }) => source?.value,
  ExportNamedDeclaration: ({ source }) => source?.value,
  TsImportType: ({ argument }) => argument?.value,
  TsExternalModuleReference: ({ expression }) => expression?.value,
  CallExpression: ({ callee, arguments: [first] = [] }) =>
    callee?.type === 'Import' || callee?.value === 'require' ? first?.expression?.value : undefined,
}

/** Whether a node imports types alone, which are gone when the program runs. */
const isOfTypes = ({ type, typeOnly = false, specifiers = [] }: Node): boolean =>
  typeOnly ||
  type === 'TsImportType' ||
  (specifiers.length > 0 && specifiers.every(({ isTypeOnly = false }) => isTypeOnly))

/** The module specifiers of a TypeScript text, unchanged, of the nodes that count. @default type imports included */
export function importsIn(source: Source, counts: (node: Node) => boolean = () => true): string[] {
  const found: string[] = []
  walkNodes(source, (node) => {
    const specifier = typeof node.type === 'string' ? SPECIFIERS[node.type]?.(node) : undefined
    if (typeof specifier === 'string' && counts(node)) found.push(specifier)
  })
  return found
}

/** The path of an imported file from the root of the project, or the specifier of a package. */
const target = (file: string, specifier: string): string =>
  specifier.startsWith('.')
    ? normalize(join(dirname(file), specifier))
        .split(sep)
        .join('/')
    : specifier

type Import = readonly [file: string, imported: string]

const importsWhere = (folder: string, counts?: (node: Node) => boolean): Import[] =>
  sourcesIn(folder).flatMap((source) =>
    importsIn(source, counts).map((specifier): Import => [source.file, target(source.file, specifier)]),
  )

/** Every import of a folder's files, as `[file, path or package]`. */
export const importsOf = (folder: string): Import[] => importsWhere(folder)

/** The imports of a folder's files without those of types. */
export const valueImportsOf = (folder: string): Import[] => importsWhere(folder, (node) => !isOfTypes(node))

const moduleOf = (file: string): string => file.replace(/\.tsx?$/, '')

/** The files that import themselves through other files. */
export function cyclesIn(imports: readonly Import[]): string[] {
  const importsByModule = new Map<string, string[]>()
  for (const [file, imported] of imports)
    importsByModule.set(moduleOf(file), [...(importsByModule.get(moduleOf(file)) ?? []), imported])
  const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
    (importsByModule.get(from) ?? []).some((next) => {
      if (next === to) return true
      if (seen.has(next)) return false
      return reaches(next, to, seen.add(next))
    })
  return [...new Set(imports.map(([file]) => file))].filter((file) => {
    const name = moduleOf(file)
    return reaches(name, name)
  })
}
