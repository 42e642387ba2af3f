import { decodeJwt } from 'jose'
import { CommandError } from '../../cli/command'
import { DataFolder } from 'template-runner/data/data-folder'
import { authorizerOf } from 'template-runner/tokens/authorizer'
import { existingIssuer, openIssuer } from 'template-runner/tokens/issuer'
import { allScopes, localToken } from '../../cli/local-token'
import { runProgram } from '../support/program'
import { temporaryFolder } from '../support/temporary-folder'

const folder = temporaryFolder()
afterAll(folder.remove)

let data: string
beforeAll(async () => {
  data = folder.path
  await openIssuer(new DataFolder(data), 'https://issuer.example', ['office', 'administrator'])
})

describe('a local token', () => {
  test('has every scope, and the client as its subject, by default', async () => {
    expect(decodeJwt(await localToken(data))).toMatchObject({
      scope: allScopes,
      sub: 'office',
      client_id: 'office',
    })
    expect(allScopes.split(' ')).toContain('golden-book/read.press')
  })

  test('has the scopes given by short or full name, each once', async () => {
    const scope = ' read.press  golden-book/write golden-book/read.press '
    expect(decodeJwt(await localToken(data, { scope }))['scope']).toBe(
      'golden-book/read.press golden-book/write',
    )
  })

  test('acts as another subject, and the authorizer still accepts it', async () => {
    const token = await localToken(data, { scope: 'read.press', subject: 'press-office' })
    const { publicKey, issuer, audience } = await existingIssuer(data)
    const authorize = await authorizerOf(publicKey)
    const demands = { issuer, audience, scopes: ['golden-book/read', 'golden-book/read.press'] }
    expect(await authorize(`Bearer ${token}`, demands)).toMatchObject({
      allowed: true,
      claims: { sub: 'press-office' },
      scopes: ['golden-book/read.press'],
    })
  })

  test.each(['nonsense', 'read nonsense', 'READ', 'golden-book/', 'golden-book/guest', 'read,write'])(
    'rejects the scope "%s" by name and lists the known ones',
    async (scope) => {
      const unknown = scope.split(' ').at(-1)
      await expect(localToken(data, { scope })).rejects.toThrow(
        new CommandError(`--scope has an unknown scope, "${unknown}": give one or more of ${allScopes}.`),
      )
    },
  )

  test.each(['', '  '])('rejects "%s" as scopes', async (scope) => {
    await expect(localToken(data, { scope })).rejects.toThrow(
      /^--scope must name a scope: give one or more of/,
    )
  })

  test.each(['a', `!${'~'.repeat(254)}`])('accepts the subject %j', async (subject) => {
    expect(decodeJwt(await localToken(data, { subject })).sub).toBe(subject)
  })

  test.each(['', 'a'.repeat(256), 'press office', 'büro', 'a\n', '\u007f'])(
    'rejects the subject %j',
    async (subject) => {
      await expect(localToken(data, { subject })).rejects.toThrow(/^--as must be 1 to 255 visible ASCII/)
    },
  )
})

describe('npm run -s token', () => {
  const token = async (...args: string[]) => await runProgram('token', args)

  test('prints a token for a subject and nothing else', async () => {
    const printed = await token('--data', data, '--as', 'press-office', '--scope', 'read.press')
    expect(printed).toEqual({ status: 0, stdout: expect.stringMatching(/^\S+\n$/), stderr: '' })
    expect(decodeJwt(printed.stdout.trim())).toMatchObject({
      sub: 'press-office',
      scope: 'golden-book/read.press',
    })
  })

  test('prints every option for --help', async () => {
    const { status, stdout } = await token('--help')
    expect(status).toBe(0)
    for (const part of ['--scope', '--as', '--data', 'read.press', '1 to 255 visible ASCII'])
      expect(stdout).toContain(part)
  })

  test.each([
    [['--scope', 'nonsense'], /^--scope has an unknown scope, "nonsense": .*\n$/],
    [['--as', 'press office'], /^--as must be .*\n$/],
    [['--for', 'me'], /^Unknown option '--for'\. Try --help for the options\.\n$/],
    [['read'], /^Unexpected argument 'read'\. .*\n$/],
  ])('rejects %j in one line', async (args, said) => {
    const { status, stdout, stderr } = await token('--data', data, ...args)
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(said)
  })
})
