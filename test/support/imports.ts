import { dirname, join, normalize, sep } from 'node:path'
import { sourcesIn, walkNodes, type Node } from './sources'

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

/** The module specifiers of a TypeScript text, unchanged, type imports included. */
export function importsIn(text: string): string[] {
  const found: string[] = []
  walkNodes(text, (node) => {
    const specifier = typeof node.type === 'string' ? SPECIFIERS[node.type]?.(node) : undefined
    if (typeof specifier === 'string') found.push(specifier)
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

/** Every import of a folder's files, as `[file, path or package]`. */
export const importsOf = (folder: string): [file: string, imported: string][] =>
  sourcesIn(folder).flatMap(({ file, text }) =>
    importsIn(text).map((specifier): [string, string] => [file, target(file, specifier)]),
  )

/** The files that import themselves through other files. */
export function cyclesIn(imports: readonly (readonly [file: string, imported: string])[]): string[] {
  const importsByFile = new Map<string, string[]>()
  for (const [file, imported] of imports)
    importsByFile.set(file, [...(importsByFile.get(file) ?? []), `${imported}.ts`])
  const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
    (importsByFile.get(from) ?? []).some((next) => {
      if (next === to) return true
      if (seen.has(next)) return false
      return reaches(next, to, seen.add(next))
    })
  return [...importsByFile.keys()].filter((file) => reaches(file, file))
}
