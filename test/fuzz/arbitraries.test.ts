/** The values that the fuzzer generates from the document, and the examples, by the document's own schemas. */
import * as fc from 'fast-check'
import { Arbitraries } from './arbitraries'
import { operationsOf, readDocument } from './document'
import { Pool } from './pool'
import { Schemas } from './schemas'

const document = readDocument()
const operations = operationsOf(document)
const arbitraries = new Arbitraries(document, new Pool(operations))
const schemas = new Schemas(document)

const bodies = operations.flatMap(({ name, pointer, body = {} }) =>
  Object.entries(body).map(([type, content]) => ({
    title: `${name} as ${type}`,
    content,
    steps: [...pointer, 'requestBody', 'content', type, 'schema'],
  })),
)

test.each(bodies)('the generated bodies of $title are as the document says', ({ content, steps }) => {
  const made = fc.sample(arbitraries.of(content.schema), { numRuns: 10, seed: 1 })
  expect(made.flatMap((body) => schemas.faultsOf(steps, body))).toEqual([])
})

test.each(bodies)('the examples of $title are as the document says', ({ content, steps }) => {
  const examples = Object.values(content.examples ?? {})
  expect(examples).not.toEqual([])
  expect(examples.flatMap(({ value }) => schemas.faultsOf(steps, value))).toEqual([])
})

const parameters = operations.flatMap((operation) =>
  operation.parameters.map((parameter) => ({ ...parameter, title: `${operation.name} ${parameter.name}` })),
)

test('the generated and the example parameters are as the document says', () => {
  const faults = parameters.flatMap(({ title, name, schema, pointer, example }) => {
    const values = fc.sample(arbitraries.forName(name, schema), { numRuns: 3, seed: 1 })
    const all = example === undefined ? values : [...values, example]
    return all
      .flatMap((value) => schemas.faultsOf([...pointer, 'schema'], value))
      .map((fault) => `${title}: ${fault}`)
  })
  expect(faults).toEqual([])
})

test('patches change one field at least, and some remove one', () => {
  const patches = bodies.filter(({ title }) => title.endsWith('merge-patch+json'))
  expect(patches).not.toEqual([])
  for (const { content, steps } of patches) {
    expect(schemas.faultsOf(steps, {})).not.toEqual([])
    expect(schemas.faultsOf(steps, { shoeSize: 43 })).not.toEqual([])
    const made = fc.sample(arbitraries.of(content.schema), { numRuns: 30, seed: 1 }) as object[]
    expect(made.some((patch) => Object.values(patch).includes(null))).toBe(true)
  }
})
