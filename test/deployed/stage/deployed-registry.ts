/** A deployed stage as the registry of a journey. AWS credentials and region come from the environment. */
import { setTimeout as pause } from 'node:timers/promises'
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { EventBridgeClient } from '@aws-sdk/client-eventbridge'
import { SQSClient } from '@aws-sdk/client-sqs'
import { apiClient } from '../../../client/api-client'
import { SCOPES } from '../../../contract/route'
import { documentClient } from '../../../lambdas/table/client'
import type { ObservedRegistry, Registry } from '../../support/registry'
import { sendRequest } from '../../support/send-request'
import { Clients } from './clients'
import type { DeployedStage } from './deployed-stage'
import { emptyTable } from './empty-table'
import { EventRecorder } from './event-recorder'
import { People } from './people'

/** The name of the client of a journey's own. */
const OWN = 'own'

/** Opens the stage: empties its table if this run may, and adds no person before a journey needs one. */
export async function startDeployedRegistry(stage: DeployedStage): Promise<Registry> {
  if (stage.empties) await emptyStage(stage)
  const { ApiUrl: url, UserPoolId } = stage.outputs
  const cognito = new CognitoIdentityProviderClient({})
  const clients = new Clients(cognito, stage)
  const people = new People(cognito, UserPoolId)
  const { token } = await clients.callerOf(OWN, SCOPES)
  return {
    url,
    client: apiClient({ url, token }, { attempts: 1 }),
    send: (method, path, request = {}) => sendRequest(url, method, path, { token, ...request }),
    tokenFor: async (...scopes) => (await clients.callerOf(OWN, scopes)).token,
    callerOf: (name, ...scopes) => clients.callerOf(name, scopes),
    personOf: (name, role) => people.personOf(name, role),
    letPass: (milliseconds) => pause(milliseconds),
    stop: async () => {
      await people.remove()
      cognito.destroy()
    },
  }
}

/** As `startDeployedRegistry`, with the events of the stage's bus. */
export async function startObservedDeployedRegistry(stage: DeployedStage): Promise<ObservedRegistry> {
  const registry = await startDeployedRegistry(stage)
  const [events, sqs] = [new EventBridgeClient({}), new SQSClient({})]
  const recorder = new EventRecorder(events, sqs, stage.outputs.BusName)
  await recorder.start()
  return {
    ...registry,
    events: () => recorder.all(),
    stop: async () => {
      await recorder.stop()
      events.destroy()
      sqs.destroy()
      await registry.stop()
    },
  }
}

async function emptyStage({ outputs: { TableName } }: DeployedStage): Promise<void> {
  const client = documentClient()
  await emptyTable(client, TableName)
  client.destroy()
}
