/** The OpenAPI 3.1 document of the API, derived from the catalogue. */
import { CATALOGUE, examplesOf, RESOURCES, ROUTES, type CataloguedRoute } from '../../catalogue'
import type { Json } from '../json-schema'
import { SCOPES, scopesOf, tokenScope, type Route, type Scope } from '../../route'
import { answersOf } from './answers'
import { headerParameters, parametersOf } from './parameters'
import { componentsOf, media, use } from './schemas'

const SCOPE_MEANINGS: Readonly<Record<Scope, string>> = {
  read: 'Read everything, with the clearance `internal`.',
  'read.press': 'Read with the clearance `press`.',
  'read.public': 'Read with the clearance `public`.',
  write: 'Record and change partnerships, visits and anniversaries.',
  book: 'Record signings, correct and void them, open volumes.',
  press: 'Write, approve, issue, correct and retract notices.',
  admin: 'Subscribe services to changes, list and revoke calendar feeds.',
}

const DESCRIPTION = `Things carry a \`version\`. Changing one needs its \`ETag\` as \`If-Match\`. Every \`POST\` may carry an
\`Idempotency-Key\`, and then has one effect within 24 hours, however often it is sent. Refusals are problem details (RFC 9457): they
name every fault by JSON pointer, and say what to do. Data that is possible but looks wrong is recorded, and the answer has
\`warnings\` beside the thing's own fields. Every \`GET\` also answers \`HEAD\`, with the same headers and no body. Bodies and queries
are UTF-8. Lists are paged by \`nextCursor\` and the \`Link\` header.`

function bodyOf({ name, body, method }: Route): Json {
  if (!body) return {}
  const types =
    method === 'PATCH' ? ['application/merge-patch+json', 'application/json'] : ['application/json']
  const examples = Object.fromEntries(
    examplesOf(name).map(({ title, body: value }, index) => [
      `${name}${index + 1}`,
      { summary: title, value },
    ]),
  )
  const contents = types.map((type) => media(use(body, 'input'), type, { examples }))
  return { requestBody: { required: true, content: Object.assign({}, ...contents) as Json } }
}

const operationOf = (route: CataloguedRoute): Json => ({
  operationId: route.name,
  summary: route.summary,
  tags: [route.resource],
  // Any one of the scopes is enough.
  security: scopesOf(route).map((scope) => ({ token: [tokenScope(scope)] })),
  parameters: parametersOf(route),
  ...bodyOf(route),
  responses: answersOf(route),
})

/** The whole document, as JSON. */
export function openApiDocument(): Json {
  const paths: Record<string, Json> = {}
  for (const route of ROUTES)
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route) }
  const scopes = Object.fromEntries(SCOPES.map((scope) => [tokenScope(scope), SCOPE_MEANINGS[scope]]))
  const flows = { clientCredentials: { tokenUrl: 'https://tokens.invalid/oauth2/token', scopes } }
  const document = {
    openapi: '3.1.1',
    info: {
      title: 'Golden Book',
      version: '1.0.0',
      summary: "The registry of a city's protocol office: visits, Golden Book signings, partnerships.",
      description: DESCRIPTION,
      license: { name: 'European Union Public Licence 1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: '/', description: 'The registry that serves this document.' }],
    tags: RESOURCES.map((name) => ({ name, description: CATALOGUE[name].tag })),
    paths,
  }
  return {
    ...document,
    components: {
      schemas: componentsOf(document),
      parameters: headerParameters,
      securitySchemes: {
        token: { type: 'oauth2', description: 'The token address is TokenUrl of the stack.', flows },
      },
    },
  }
}
