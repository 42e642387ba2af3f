import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { synthesizeAdoption } from '../../../lib/adoption/adoption'
import { SettingError } from '../../../lib/settings/setting-error'
import { temporaryFolder } from '../../support/temporary-folder'
import { synthesized, type Template } from '../synthesized'

const LEFTOVERS = { table: 'registry-table', userPool: 'eu-central-1_Abc' }
const ISSUER = { issuer: 'https://login.city.example', audience: 'registry' }

/** The adopted part of the stack with these settings, and the resource mapping. */
function adoptionOf(context: Record<string, unknown>, leftovers: Parameters<typeof synthesizeAdoption>[1]) {
  const outdir = temporaryFolder()
  try {
    const { folder, mapping } = synthesizeAdoption({ outdir: outdir.path, context }, leftovers)
    const text = readFileSync(join(folder, 'golden-book-production.template.json'), 'utf8')
    return { template: JSON.parse(text) as Template, text, mapping }
  } finally {
    outdir.remove()
  }
}

describe('the adoption of what an earlier stack left behind', () => {
  const { template, text, mapping } = adoptionOf({ stage: 'production' }, LEFTOVERS)
  const full = synthesized({ stage: 'production' })

  test('imports the table, and the user pool with its groups', () => {
    const types = Object.values(template.Resources).map(({ Type }) => Type)
    expect(types.toSorted()).toEqual(
      [
        ...Array.from({ length: 4 }, () => 'AWS::Cognito::UserPoolGroup'),
        'AWS::Cognito::UserPool',
        'AWS::DynamoDB::GlobalTable',
      ].toSorted(),
    )
  })

  test('describes each as the stack does, which then updates none but for the trigger of the user pool', () => {
    for (const [id, resource] of Object.entries(template.Resources)) {
      const { LambdaConfig: trigger, ...Properties } = full.Resources[id]!.Properties
      expect([id, resource]).toEqual([id, { ...full.Resources[id], Properties }])
      expect(trigger !== undefined).toBe(resource.Type === 'AWS::Cognito::UserPool')
    }
  })

  test('has everything that the stack keeps with the data, whether its first deployment fails or not', () => {
    const kept = Object.entries(full.Resources).filter(
      ([, { Type, DeletionPolicy }]) => DeletionPolicy === 'Retain' || Type === 'AWS::Cognito::UserPoolGroup',
    )
    expect(Object.keys(template.Resources).toSorted()).toEqual(kept.map(([id]) => id).toSorted())
  })

  test('refers to nothing else, which an import could not create', () => {
    const references = [...text.matchAll(/"(?:Ref|Fn::GetAtt)": \[?\s*"(\w+)"/g)].map(([, id]) => id)
    expect(references.length).toBeGreaterThan(0)
    for (const id of references) expect(Object.keys(template.Resources)).toContain(id)
    expect(template.Outputs).toBeUndefined()
  })

  test('identifies each by what the operator gives', () => {
    const byType = Object.entries(mapping).map(([id, identifiers]) => [
      template.Resources[id]?.Type,
      identifiers,
    ])
    expect(byType).toContainEqual(['AWS::DynamoDB::GlobalTable', { TableName: 'registry-table' }])
    expect(byType).toContainEqual(['AWS::Cognito::UserPool', { UserPoolId: 'eu-central-1_Abc' }])
    for (const GroupName of ['reader', 'officer', 'press', 'administrator'])
      expect(byType).toContainEqual([
        'AWS::Cognito::UserPoolGroup',
        { UserPoolId: 'eu-central-1_Abc', GroupName },
      ])
    expect(byType).toHaveLength(6)
  })

  test('is of the table alone with an issuer of the city', () => {
    const adopted = adoptionOf({ stage: 'production', ...ISSUER }, { table: 'registry-table' })
    expect(Object.values(adopted.mapping)).toEqual([{ TableName: 'registry-table' }])
  })

  test('refuses a missing user pool, and one beside an issuer', () => {
    const without = () => adoptionOf({ stage: 'production' }, { table: 'registry-table' })
    expect(without).toThrow(SettingError)
    expect(without).toThrow(/^The stage has a user pool: give --user-pool the id of the one to adopt\.$/)
    expect(() => adoptionOf({ stage: 'production', ...ISSUER }, LEFTOVERS)).toThrow(
      /^The stage has an issuer of the city's own and no user pool: leave out --user-pool\.$/,
    )
  })
})
