import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import { releaseFailedStack } from '../../operations/failed-stack'

/** An endpoint of CloudFormation on loopback with one stack at most, which answers as its Query API does. */
class CloudFormation {
  status: string | undefined
  readonly ended: string[] = []
  private readonly server: Server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (text: string) => (body += text))
    request.on('end', () => {
      const parameters = new URLSearchParams(body)
      response.writeHead(this.isFault(parameters) ? 400 : 200, { 'content-type': 'text/xml' })
      response.end(this.answer(parameters))
    })
  })

  async open(): Promise<CloudFormationClient> {
    await new Promise<void>((listening) => this.server.listen(0, '127.0.0.1', listening))
    const { port } = this.server.address() as AddressInfo
    const credentials = { accessKeyId: 'any', secretAccessKey: 'any' }
    return new CloudFormationClient({
      endpoint: `http://127.0.0.1:${port}`,
      region: 'eu-central-1',
      credentials,
    })
  }

  async close(): Promise<void> {
    this.server.closeAllConnections()
    await new Promise((closed) => this.server.close(closed))
  }

  private isFault(parameters: URLSearchParams): boolean {
    return parameters.get('Action') === 'DescribeStacks' && this.status === undefined
  }

  private answer(parameters: URLSearchParams): string {
    const name = parameters.get('StackName') ?? ''
    if (this.isFault(parameters))
      return `<ErrorResponse><Error><Type>Sender</Type><Code>ValidationError</Code><Message>Stack with id ${name} does not exist</Message></Error><RequestId>1</RequestId></ErrorResponse>`
    if (parameters.get('Action') === 'DescribeStacks')
      return `<DescribeStacksResponse><DescribeStacksResult><Stacks><member><StackName>${name}</StackName><StackStatus>${this.status}</StackStatus><CreationTime>2026-11-24T08:00:00Z</CreationTime></member></Stacks></DescribeStacksResult></DescribeStacksResponse>`
    if (parameters.get('EnableTerminationProtection') === 'false') this.ended.push(name)
    return `<UpdateTerminationProtectionResponse><UpdateTerminationProtectionResult><StackId>1</StackId></UpdateTerminationProtectionResult></UpdateTerminationProtectionResponse>`
  }
}

describe('the termination protection', () => {
  const cloudFormation = new CloudFormation()
  let client: CloudFormationClient
  beforeAll(async () => {
    client = await cloudFormation.open()
  })
  afterAll(async () => {
    client.destroy()
    await cloudFormation.close()
  })
  beforeEach(() => cloudFormation.ended.splice(0))

  test('of a stack whose creation failed and was rolled back ends', async () => {
    cloudFormation.status = 'ROLLBACK_COMPLETE'
    expect(await releaseFailedStack(client, 'golden-book-production')).toBe(true)
    expect(cloudFormation.ended).toEqual(['golden-book-production'])
  })

  test.each([
    'CREATE_COMPLETE',
    'UPDATE_COMPLETE',
    'UPDATE_ROLLBACK_COMPLETE',
    'UPDATE_ROLLBACK_FAILED',
    'IMPORT_ROLLBACK_COMPLETE',
    'CREATE_IN_PROGRESS',
    'ROLLBACK_FAILED',
    'DELETE_FAILED',
  ])('of a stack with the status %s stays', async (status) => {
    cloudFormation.status = status
    expect(await releaseFailedStack(client, 'golden-book-production')).toBe(false)
    expect(cloudFormation.ended).toEqual([])
  })

  test('is not looked for in a stack that does not exist', async () => {
    cloudFormation.status = undefined
    expect(await releaseFailedStack(client, 'golden-book-production')).toBe(false)
    expect(cloudFormation.ended).toEqual([])
  })
})
