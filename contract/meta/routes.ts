import * as z from 'zod/mini'
import { route } from '../route'

export const readHealth = route({
  name: 'readHealth',
  method: 'GET',
  path: '/v1/health',
  access: 'none',
  summary: 'Check whether the registry can read its table',
  answer: { status: 200, schema: z.strictObject({ status: z.literal('ok') }) },
})

export const readDocument = route({
  name: 'readDocument',
  method: 'GET',
  path: '/v1/openapi.json',
  access: 'none',
  summary: 'Read this document',
  answer: { status: 200, schema: z.looseObject({ openapi: z.string() }) },
})
