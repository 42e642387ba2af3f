import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readAssembly } from '../../src/template/assembly'
import { assemblyFolder } from '../../../../test/support/assembly'
import { newFolder, removeFolders } from '../assembly-fixture'

afterEach(removeFolders)

describe('a synthesized assembly', () => {
  it('gives its stack, and the folder of every bundle that a function names', () => {
    const { stackName, template, assetFolders } = readAssembly(assemblyFolder())
    expect(stackName).toBe('golden-book-dev')
    const functions = Object.values(template.Resources).filter(({ Type }) => Type === 'AWS::Lambda::Function')
    expect(functions).not.toHaveLength(0)
    for (const { Properties } of functions) {
      const { S3Key } = Properties!['Code'] as { S3Key: string }
      expect(existsSync(join(assetFolders[S3Key] ?? '', 'index.js'))).toBe(true)
    }
  })

  it('is refused when the folder holds none, in a sentence that says what to do', () => {
    expect(() => readAssembly(newFolder())).toThrow(/does not exist: synthesize/)
  })

  it('is refused when it holds more than one stack', () => {
    const folder = newFolder()
    const stack = { type: 'aws:cloudformation:stack', properties: { templateFile: 't.json' } }
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ artifacts: { one: stack, two: stack } }))
    expect(() => readAssembly(folder)).toThrow(/holds 2 stacks/)
  })
})
