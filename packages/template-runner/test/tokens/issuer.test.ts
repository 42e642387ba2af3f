import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { decodeJwt, decodeProtectedHeader } from 'jose'
import { DataFolder } from '../../src/data/data-folder'
import { existingIssuer, openIssuer } from '../../src/tokens/issuer'
import { newFolder, removeFolders } from '../support/temporary-folder'

afterEach(removeFolders)

describe('the issuer of a data folder', () => {
  it('keeps its key, and uses issuer and audience of the template', async () => {
    const data = newFolder()
    const first = await openIssuer(new DataFolder(data), 'https://one.example', ['a'])
    const second = await openIssuer(new DataFolder(data), 'https://two.example', ['b'])
    expect(second.publicKey).toEqual(first.publicKey)
    const token = await (await existingIssuer(data)).mint({ scope: 'x' })
    expect(decodeJwt(token)).toMatchObject({ iss: 'https://two.example', client_id: 'b', scope: 'x' })
    expect(decodeProtectedHeader(token)).toEqual({ alg: 'RS256', kid: first.publicKey.kid })
  })

  it('stores its key with mode 0600, and publishes only the public key', async () => {
    const data = newFolder()
    const { publicKey } = await openIssuer(new DataFolder(data), 'https://one.example', ['a'])
    expect(statSync(join(data, 'issuer.json')).mode & 0o777).toBe(0o600)
    expect(Object.keys(publicKey).toSorted()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use'])
    expect(readFileSync(join(data, 'issuer.json'), 'utf8')).toContain('"d"')
  })

  it('signs tokens for eight hours, each with its own id', async () => {
    const issuer = await openIssuer(new DataFolder(newFolder()), 'https://one.example', ['a'])
    const [one, two] = [
      decodeJwt(await issuer.mint({ scope: 'x' })),
      decodeJwt(await issuer.mint({ scope: 'x' })),
    ]
    expect(one.jti).not.toBe(two.jti)
    expect((one.exp ?? 0) - (one.iat ?? 0)).toBe(8 * 60 * 60)
  })

  it('is missing in a folder without a run', async () => {
    const data = newFolder()
    await expect(existingIssuer(data)).rejects.toThrow(
      `${data} has no token issuer: start a run first, or set \`data\` to the folder of one.`,
    )
  })
})
