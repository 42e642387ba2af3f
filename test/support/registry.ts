/**
 * The registry of a test: a local run of the synthesized template, or a deployed stage in `npm run test:deployed`. A test
 * that uses this file alone does not know which; one that needs more of a local run uses `local-registry.ts`.
 */
import type { ApiClient } from '../../client/api-client'
import type { Role } from '../../contract/roles'
import type { Scope } from '../../contract/route'
import { deployedStage } from '../deployed/stage/deployed-stage'
import { startDeployedRegistry, startObservedDeployedRegistry } from '../deployed/stage/deployed-registry'
import { startLocalRegistry } from './local-registry'
import type { ApiResponse, RequestOptions } from './send-request'

export interface Caller {
  /** The `sub` of the token. */
  readonly subject: string
  /** An access token. */
  readonly token: string
}

export interface Person extends Caller {
  /** The name that histories show. */
  readonly name: string
}

export interface Registry {
  /** The address of the API, such as `http://127.0.0.1:3000`. */
  readonly url: string
  /** A client with every scope that never retries. */
  readonly client: ApiClient
  /** Sends a request, by default with every scope. */
  readonly send: (method: string, path: string, options?: RequestOptions) => Promise<ApiResponse>
  /** A token of the registry's own client with these scopes. */
  readonly tokenFor: (...scopes: Scope[]) => Promise<string>
  /** Another client, with these scopes. The same name gives the same client, which may have other scopes then. */
  readonly callerOf: (name: string, ...scopes: Scope[]) => Promise<Caller>
  /** A person of a role, with the role's scopes. The same name gives the same person. */
  readonly personOf: (name: string, role: Role) => Promise<Person>
  /** Lets some milliseconds pass: by the clock of a local run, by waiting elsewhere. */
  readonly letPass: (milliseconds: number) => Promise<void>
  readonly stop: () => Promise<void>
}

export interface BusEvent {
  readonly source: string
  readonly 'detail-type': string
  readonly detail: {
    readonly id: string
    readonly subject: string
    readonly sequence: number
    readonly type: string
  }
}

export interface ObservedRegistry extends Registry {
  /** The events that the bus has accepted since the start, oldest first. */
  readonly events: () => readonly BusEvent[]
}

/** Starts an empty registry, or opens the deployed stage of `npm run test:deployed`. */
export const startRegistry = async (): Promise<Registry> => {
  const stage = deployedStage()
  return stage === undefined ? await startLocalRegistry() : await startDeployedRegistry(stage)
}

/** As `startRegistry`, with the events of its bus. */
export const startObservedRegistry = async (): Promise<ObservedRegistry> => {
  const stage = deployedStage()
  return stage === undefined ? await startLocalRegistry() : await startObservedDeployedRegistry(stage)
}
