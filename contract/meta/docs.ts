import { example, type ResourceDocs } from '../docs'
import * as routes from './routes'

export const meta = {
  routes,
  tag: 'The registry itself: its health and this document.',
  examples: [example(routes.readHealth), example(routes.readDocument)],
} satisfies ResourceDocs
