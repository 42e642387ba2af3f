import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Assembly } from '../../src/template/assembly'
import { publish, things } from './bundles'
import { smallTemplate } from './small-template'
import { newFolder } from './temporary-folder'

/**
 * The assembly of the small stack.
 *
 * @param bundles code by the name of the bundle, in place of or beside the stack's own
 */
export function smallAssembly(bundles: Record<string, string> = {}): Assembly {
  const folder = newFolder()
  const assetFolders: Record<string, string> = {}
  for (const [name, code] of Object.entries({ things, publish, ...bundles })) {
    mkdirSync(join(folder, name))
    writeFileSync(join(folder, name, 'index.js'), code)
    assetFolders[`${name}.zip`] = join(folder, name)
  }
  return { stackName: 'small', template: structuredClone(smallTemplate), assetFolders }
}
