/** Walks the catalogue: every resource has its routes, function, row, grants, documents, views and log group. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { ALL_DOCS, CATALOGUE, EVENT_DOCS, RESOURCES, ROUTES } from '../../contract/catalogue'
import type { ResourceDocs } from '../../contract/docs'
import { CHANGE_TYPES, WITHDRAWAL_TYPES, type EventType } from '../../contract/events'
import { routeKeysOf } from '../../contract/route'
import { groupOf } from '../../domain/shared/event-group'
import { viewForEvent } from '../../domain/views'
import { FUNCTIONS } from '../../lib/functions/functions'
import { pascalCase } from '../../lib/pascal-case'
import { readAsyncApi, schemaTypes } from '../support/event-schemas'
import { named, resourcesOf, synthesized } from '../lib/synthesized'

const root = join(__dirname, '../..')
const template = synthesized()
const openapi = JSON.parse(readFileSync(join(root, 'docs/openapi.json'), 'utf8')) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly operationId: string }>>>>
}
const runbook = readFileSync(join(root, 'docs/runbook.md'), 'utf8')
const { bus } = readAsyncApi().channels

/** The actions on the table that the template grants to a function; `QueryLists` is a query of the index alone. */
function grantedTo(name: string): string[] {
  const [, { Properties }] = named(template, `${pascalCase(name)}RoleDefaultPolicy`, 'AWS::IAM::Policy')
  const { Statement } = Properties.PolicyDocument as {
    Statement: { Action: string | string[]; Resource: unknown }[]
  }
  return Statement.flatMap(({ Action, Resource }) =>
    [Action].flat().flatMap((action) => {
      const [service, operation = ''] = action.split(':')
      if (service !== 'dynamodb') return []
      return operation === 'Query' && !Array.isArray(Resource) ? ['QueryLists'] : [operation]
    }),
  )
}

describe.each(RESOURCES)('the resource %s', (resource) => {
  const routes = ROUTES.filter((route) => route.resource === resource)
  const { description, table } = FUNCTIONS[resource]

  test('has a handler and a description', () => {
    expect(existsSync(join(root, 'lambdas', resource, 'handler.ts'))).toBe(true)
    const [, fn] = named(template, pascalCase(resource), 'AWS::Lambda::Function')
    expect(fn.Properties).toMatchObject({ Description: description })
  })

  test('has API routes that invoke its function', () => {
    const [integration] = named(template, `Api${pascalCase(resource)}`, 'AWS::ApiGatewayV2::Integration')
    const target = { 'Fn::Join': ['', ['integrations/', { Ref: integration }]] }
    const keys = resourcesOf(template, 'AWS::ApiGatewayV2::Route')
      .filter(([, { Properties }]) => JSON.stringify(Properties.Target) === JSON.stringify(target))
      .map(([, { Properties }]) => String(Properties.RouteKey))
    expect(keys.toSorted()).toEqual(routes.flatMap(routeKeysOf).toSorted())
  })

  test('is granted the actions of its row on the table, and no other', () => {
    expect(grantedTo(resource).toSorted()).toEqual([...table].toSorted())
  })

  test('has its routes in the OpenAPI document', () => {
    const names = routes.map(({ path, method }) => openapi.paths[path]?.[method.toLowerCase()]?.operationId)
    expect(names).toEqual(routes.map(({ name }) => name))
  })

  test('has its events in the AsyncAPI document', () => {
    const { events = {} }: ResourceDocs = CATALOGUE[resource]
    expect(Object.keys(bus.messages)).toEqual(expect.arrayContaining(Object.keys(events)))
  })

  test('has its log group in the runbook', () => {
    expect(runbook).toContain(`\`${pascalCase(resource)}Log\``)
  })
})

describe.each<EventType>([...CHANGE_TYPES, ...WITHDRAWAL_TYPES])('the event %s', (type) => {
  test('is described by one resource, and has a schema and a view', () => {
    const described = ALL_DOCS.filter(
      ({ events = {}, withdrawals = {} }) => type in events || type in withdrawals,
    )
    expect(described).toHaveLength(1)
    expect(schemaTypes()).toContain(type)
    expect(viewForEvent(type)).toBeDefined()
  })
})

test.each(CHANGE_TYPES)('the thing of %s can be withdrawn if it has a visibility', (type) => {
  const data: unknown = EVENT_DOCS[type].change.shape['data']
  const isHideable = data instanceof z.ZodMiniObject && 'visibility' in data.shape
  const withdrawn = WITHDRAWAL_TYPES.map((each): string => groupOf(each))
  expect(withdrawn.includes(groupOf(type))).toBe(isHideable)
})
