import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readAssembly } from '../../src/template/assembly'
import { newFolder, removeFolders } from '../support/temporary-folder'

afterEach(removeFolders)

/** Writes files of a cloud assembly into a folder. */
function assemblyFolder(files: Record<string, unknown>): string {
  const folder = newFolder()
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(folder, name), JSON.stringify(content))
  return folder
}

const stack = { type: 'aws:cloudformation:stack', properties: { templateFile: 'small.template.json' } }

describe('readAssembly', () => {
  it('gives the stack, and the folder of each asset by its object key', () => {
    const folder = assemblyFolder({
      'manifest.json': {
        artifacts: {
          small: { ...stack, properties: { ...stack.properties, stackName: 'small-dev' } },
          assets: { type: 'cdk:asset-manifest', properties: { file: 'small.assets.json' } },
          tree: { type: 'cdk:tree' },
        },
      },
      'small.template.json': { Resources: {} },
      'small.assets.json': {
        files: {
          abc: { source: { path: 'asset.abc' }, destinations: { current: { objectKey: 'abc.zip' } } },
        },
      },
    })
    expect(readAssembly(folder)).toEqual({
      stackName: 'small-dev',
      template: { Resources: {} },
      assetFolders: { 'abc.zip': join(folder, 'asset.abc') },
    })
  })

  it('rejects a folder without a manifest', () => {
    expect(() => readAssembly(newFolder())).toThrow(/manifest.json does not exist: synthesize the app/)
  })

  it.each(['garbage', '', '{"artifacts"', '[]'])('rejects a damaged manifest, %j', (text) => {
    const folder = newFolder()
    writeFileSync(join(folder, 'manifest.json'), text)
    expect(() => readAssembly(folder)).toThrow(/^\S+manifest\.json is damaged: synthesize the app .* again/)
  })

  it('rejects a template without resources', () => {
    const folder = assemblyFolder({ 'manifest.json': { artifacts: { stack } }, 'small.template.json': {} })
    expect(() => readAssembly(folder)).toThrow(/small\.template\.json is damaged/)
  })

  it('rejects an assembly with two stacks', () => {
    const folder = assemblyFolder({ 'manifest.json': { artifacts: { one: stack, two: stack } } })
    expect(() => readAssembly(folder)).toThrow(/has 2 stacks; synthesize an app with exactly one/)
  })
})
