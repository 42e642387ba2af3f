import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { unsupportedParts } from 'template-runner/template/unsupported'
import { assembly } from '../support/assembly'
import { resourcesOf } from './resources'

test('the template runner supports every part of the template', () => {
  expect(unsupportedParts(assembly().template)).toEqual([])
})

test('the assembly has the bundle of every function', () => {
  const source = assembly()
  const functions = resourcesOf(source, 'AWS::Lambda::Function')
  expect(functions).not.toHaveLength(0)
  for (const [, { Properties }] of functions) {
    const { S3Key } = Properties.Code as { S3Key: string }
    expect(existsSync(join(source.assetFolders[S3Key] ?? '', 'index.js'))).toBe(true)
  }
})
