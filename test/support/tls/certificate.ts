import { generateKeyPairSync, sign } from 'node:crypto'
import { isIP } from 'node:net'
import {
  bits,
  explicit,
  implicit,
  integer,
  isTrue,
  objectIdentifier,
  octets,
  sequence,
  set,
  time,
  utf8,
} from './der'

const COMMON_NAME = objectIdentifier('2.5.4.3')
const ALTERNATIVE_NAMES = objectIdentifier('2.5.29.17')
const BASIC_CONSTRAINTS = objectIdentifier('2.5.29.19')
const ECDSA_WITH_SHA256 = sequence(objectIdentifier('1.2.840.10045.4.3.2'))

const HOUR = 3_600_000

/** A key and a self-signed certificate (RFC 5280) for these names and IPv4 addresses, both in PEM. */
export function selfSigned(...hosts: string[]): { readonly key: string; readonly cert: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const name = sequence(set(sequence(COMMON_NAME, utf8('Test server'))))
  const content = sequence(
    explicit(0, integer(2)),
    integer(1),
    ECDSA_WITH_SHA256,
    name,
    sequence(time(new Date(Date.now() - HOUR)), time(new Date(Date.now() + HOUR))),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    explicit(3, sequence(authority, alternatives(hosts))),
  )
  const der = sequence(content, ECDSA_WITH_SHA256, bits(sign('sha256', content, privateKey)))
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  // No empty line at the end, which OpenSSL refuses, whatever the length of the signature.
  const lines = der
    .toString('base64')
    .match(/.{1,64}/g)
    ?.join('\n')
  return { key, cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n` }
}

/** The certificate is its own authority (CA). */
const authority = sequence(BASIC_CONSTRAINTS, isTrue, octets(sequence(isTrue)))

const alternatives = (hosts: readonly string[]) =>
  sequence(
    ALTERNATIVE_NAMES,
    octets(
      sequence(
        ...hosts.map((host) =>
          isIP(host) === 4
            ? implicit(7, Buffer.from(host.split('.').map(Number)))
            : implicit(2, Buffer.from(host)),
        ),
      ),
    ),
  )
