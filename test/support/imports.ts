import { dirname, join, normalize, sep } from 'node:path'
import { sourcesIn, walkNodes, type Node } from './sources'

/** How each kind of syntax node names another module: import, export, type, call. */
const SPECIFIERS: Record<string, (node: Node) => unknown> = {
  ImportDeclaration: ({ source }) => source?.value,
  ExportAllDeclaration: ({ source }) => source?.value,
  ExportNamedDeclaration: ({ source }) => source?.value,
  TsImportType: ({ argument }) => argument?.value,
  TsExternalModuleReference: ({ expression }) => expression?.value,
  CallExpression: ({ callee, arguments: [first] = [] }) =>
    callee?.type === 'Import' || callee?.value === 'require' ? first?.expression?.value : undefined,
}

/** The modules that a TypeScript text names, types included, as it names them. */
export function importsIn(text: string): string[] {
  const found: string[] = []
  walkNodes(text, (node) => {
    const specifier = typeof node.type === 'string' ? SPECIFIERS[node.type]?.(node) : undefined
    if (typeof specifier === 'string') found.push(specifier)
  })
  return found
}

/** An import as a path from the root of the project, or a package as it is named. */
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

/** The files that import themselves through other files of the list. */
export function cyclesIn(imports: readonly (readonly [file: string, imported: string])[]): string[] {
  const importedBy = new Map<string, string[]>()
  for (const [file, imported] of imports)
    importedBy.set(file, [...(importedBy.get(file) ?? []), `${imported}.ts`])
  const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
    (importedBy.get(from) ?? []).some((next) => {
      if (next === to) return true
      if (seen.has(next)) return false
      return reaches(next, to, seen.add(next))
    })
  return [...importedBy.keys()].filter((file) => reaches(file, file))
}
