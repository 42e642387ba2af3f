/** A function with four routes, for tests of requests and responses. */
import * as z from 'zod/mini'
import { pageSchema, paging } from '../../../contract/lists'
import { route } from '../../../contract/route'
import { line, slug } from '../../../contract/values/values'
import { on, serve } from '../../../lambdas/http/serve'

const common = { summary: 'A route of the test' } as const
const list = route({
  ...common,
  name: 'listThings',
  method: 'GET',
  path: '/v1/people/{personId}/things',
  access: 'read',
  params: z.strictObject({ personId: slug }),
  query: z.strictObject({ q: z.optional(z.string()), ...paging }),
  answer: { status: 200, schema: pageSchema(z.string()) },
})
const open = route({
  ...common,
  name: 'readOpen',
  method: 'GET',
  path: '/v1/open',
  access: 'none',
  answer: { status: 200, schema: z.strictObject({ actor: z.string() }) },
})
const secret = route({
  ...open,
  name: 'readSecret',
  path: '/v1/open/{secret}',
  params: z.strictObject({ secret: z.string() }),
})
const record = route({
  ...common,
  name: 'recordThing',
  method: 'POST',
  path: '/v1/things',
  access: 'write',
  body: z.strictObject({ name: line(), more: z.optional(z.unknown()) }),
  answer: {
    status: 201,
    schema: z.strictObject({ name: z.string(), by: z.string(), byName: z.optional(z.string()) }),
  },
})

const handle = on<object>()
export const handler = serve(
  () => ({}),
  [
    handle(list, async ({ params }) => ({ body: { items: [params.personId], nextCursor: 'c' } })),
    handle(open, async ({ actor }) => ({ body: { actor } })),
    handle(secret, async ({ actor }) => ({ body: { actor } })),
    handle(record, async ({ body, actor, actorName }) => ({
      body: { name: body.name, by: actor, byName: actorName },
      subject: 'things/1',
    })),
  ],
)
