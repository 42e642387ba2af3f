import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SettingError } from '../../lib/settings/setting-error'
import { readContext, synthesize } from '../../lib/synthesis'
import { readAssembly } from 'template-runner/template/assembly'
import { temporaryFolder } from '../support/temporary-folder'

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

function cdkJson(text: string): string {
  const file = join(folder.path, 'cdk.json')
  writeFileSync(file, text)
  return file
}

describe('the settings of a local run', () => {
  test('are the context of cdk.json, as for cdk deploy', () => {
    const context = { stage: 'showcase', timeZone: 'Europe/Paris', services: { 'press-office': 'press' } }
    const read = readContext(cdkJson(JSON.stringify({ app: 'some program', context })))
    expect(read).toEqual(context)
    const { template, stackName } = readAssembly(synthesize(join(folder.path, 'cdk.out'), read))
    expect(stackName).toBe('golden-book-showcase')
    expect(JSON.stringify(template)).toContain('"OFFICE_TIME_ZONE":"Europe/Paris"')
    expect(Object.keys(template.Outputs ?? {})).toContain('PressOfficeClientId')
  })

  test('are those of the repository by default', () => {
    const { context } = JSON.parse(readFileSync(join(__dirname, '../../cdk.json'), 'utf8')) as {
      context: object
    }
    expect(readContext()).toEqual(context)
  })

  test('may be absent from cdk.json', () => {
    expect(readContext(cdkJson('{ "app": "some program" }'))).toEqual({})
  })

  test.each([
    ['{ "context": ', /cdk\.json cannot be read as JSON: correct it\.$/],
    ['[]', /cdk\.json must be a JSON object: correct it\.$/],
    ['{ "context": ["stage"] }', /`context` of .*cdk\.json must be an object of settings: correct it\.$/],
  ])('are rejected in one line when the file is %s', (text, said) => {
    const file = cdkJson(text)
    expect(() => readContext(file)).toThrow(SettingError)
    expect(() => readContext(file)).toThrow(said)
  })

  test('are rejected when invalid, in one line that names the setting', () => {
    expect(() => synthesize(join(folder.path, 'cdk.out'), { services: 'Press' })).toThrow(
      /^The app cannot be synthesized: -c services=Press cannot be used: [^\n]+$/,
    )
  })
})
