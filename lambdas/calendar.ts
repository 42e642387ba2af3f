import { openRegistry } from './runtime/registry'
import { serve, type Handler } from './runtime/serve'
import type { Registry } from './runtime/registry'

export const handlers: readonly Handler<Registry>[] = []

export const handler = serve(openRegistry, handlers)
