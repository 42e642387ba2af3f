import { join, resolve } from 'node:path'
import { readText } from '../data/data-folder'
import { parseJson } from '../parse-json'
import { RunError } from '../run-error'
import { isObject, type Template } from './template'

/** A synthesized app with one stack. */
export interface Assembly {
  stackName: string
  template: Template
  /** Absolute folder of each asset, by its S3 object key (`<hash>.zip`). */
  assetFolders: Record<string, string>
}

interface Manifest {
  artifacts?: Record<string, { type: string; properties?: Record<string, unknown> }>
}

interface AssetManifest {
  files?: Record<string, { source: { path?: string }; destinations: Record<string, { objectKey: string }> }>
}

/**
 * Reads a cloud assembly, the folder that `cdk synth` writes. The caller may change the result before a run.
 *
 * @throws RunError when the folder is not a cloud assembly, or has more than one stack
 */
export function readAssembly(folder: string): Assembly {
  const manifest = readJson(folder, 'manifest.json') as Manifest
  const stacks = ofType(manifest, 'aws:cloudformation:stack')
  const [stack, ...others] = stacks
  if (!stack || others.length > 0) {
    throw new RunError(`${folder} has ${stacks.length} stacks; synthesize an app with exactly one.`)
  }
  return {
    stackName: text(stack.properties['stackName']) ?? stack.id,
    template: readTemplate(folder, text(stack.properties['templateFile']) ?? ''),
    assetFolders: Object.fromEntries(
      ofType(manifest, 'cdk:asset-manifest').flatMap((assets) =>
        assetFoldersOf(folder, readJson(folder, text(assets.properties['file']) ?? '') as AssetManifest),
      ),
    ),
  }
}

function assetFoldersOf(folder: string, assets: AssetManifest): [objectKey: string, folder: string][] {
  return Object.values(assets.files ?? {}).flatMap(({ source, destinations }) =>
    Object.values(destinations).map(({ objectKey }): [string, string] => [
      objectKey,
      resolve(folder, source.path ?? ''),
    ]),
  )
}

function ofType(manifest: Manifest, type: string) {
  return Object.entries(manifest.artifacts ?? {})
    .filter(([, artifact]) => artifact.type === type)
    .map(([id, artifact]) => ({ id, properties: isObject(artifact.properties) ? artifact.properties : {} }))
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function readTemplate(folder: string, name: string): Template {
  const template = readJson(folder, name)
  if (isObject(template['Resources'])) return template as unknown as Template
  throw damaged(join(folder, name))
}

function readJson(folder: string, name: string): Record<string, unknown> {
  const path = join(folder, name)
  const json = readText(path)
  if (json === undefined)
    throw new RunError(`${path} does not exist: synthesize the app into this folder first (cdk synth).`)
  const value = parseJson(json)
  if (isObject(value)) return value
  throw damaged(path)
}

const damaged = (path: string): RunError =>
  new RunError(`${path} is damaged: synthesize the app into this folder again (cdk synth).`)
