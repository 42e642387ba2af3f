import { BlockList } from 'node:net'
import * as fc from 'fast-check'
import { addressScopeOf } from '../../../lambdas/deliver/addresses'

/** IANA's registries of special-purpose addresses, with multicast, and what IPv6 has besides global unicast. */
const SPECIAL_4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
]
const SPECIAL_6 = ['2001::/23', '2001:db8::/32', '2002::/16', '2620:4f:8000::/48', '3fff::/20']
const NOT_UNICAST_6 = ['::/3', '4000::/2', '8000::/1']

const familyOf = (address: string) => (address.includes(':') ? 'ipv6' : 'ipv4')

/** One list for each family: an IPv4 address is also looked up among the IPv6 ranges, as a mapped one. */
const listOf = (ranges: readonly string[]): BlockList => {
  const list = new BlockList()
  for (const range of ranges) {
    const [network = '', bits] = range.split('/')
    list.addSubnet(network, Number(bits), familyOf(network))
  }
  return list
}

const special = { ipv4: listOf(SPECIAL_4), ipv6: listOf([...SPECIAL_6, ...NOT_UNICAST_6]) }
const isSpecial = (address: string) => special[familyOf(address)].check(address, familyOf(address))

const toText = {
  ipv4: (bytes: readonly number[]) => bytes.join('.'),
  ipv6: (parts: readonly number[]) => parts.map((part) => part.toString(16)).join(':'),
}

/** The first and the last address of a range, and the addresses before and after it. */
function edges(range: string): string[] {
  const [network = '', bits] = range.split('/')
  const family = familyOf(network)
  const [width, count] = family === 'ipv4' ? [8, 4] : [16, 8]
  const parts = family === 'ipv4' ? network.split('.').map(Number) : expanded(network)
  const first = parts.reduce((sum, part) => (sum << BigInt(width)) | BigInt(part), 0n)
  const total = BigInt(width * count)
  const last = first | ((1n << (total - BigInt(bits ?? 0))) - 1n)
  return [first - 1n, first, last, last + 1n]
    .filter((value) => value >= 0n && value < 1n << total)
    .map((value) => toText[family](inParts(value, width, count)))
}

const inParts = (value: bigint, width: number, count: number) =>
  Array.from({ length: count }, (_, index) =>
    Number(BigInt.asUintN(width, value >> BigInt(width * (count - 1 - index)))),
  )

/** The eight parts of a network whose end is left out, `2001:db8::`. */
const expanded = (network: string) => {
  const given = network.replace(/::$/, '').split(':').filter(Boolean)
  return Array.from({ length: 8 }, (_, index) => Number.parseInt(given[index] ?? '0', 16))
}

const MORE_RANGES = [
  '::/96',
  '64:ff9b::/96',
  '64:ff9b:1::/48',
  '100::/64',
  '2001::/32',
  '2001:2::/48',
  '2001:10::/28',
  '2001:20::/28',
  '5f00::/16',
  'fc00::/7',
  'fe80::/10',
  'fec0::/10',
  'ff00::/8',
]

test.each([...SPECIAL_4, ...SPECIAL_6, ...NOT_UNICAST_6, ...MORE_RANGES])(
  'no address of %s is global, and its neighbours are global unless another range has them',
  (range) => {
    const found = edges(range).map((address) => [address, addressScopeOf(address) === 'global'])
    expect(found).toEqual(edges(range).map((address) => [address, !isSpecial(address)]))
    expect(edges(range).some((address) => addressScopeOf(address) !== 'global')).toBe(true)
  },
)

const byte = fc.integer({ min: 0, max: 255 })
const word = fc.integer({ min: 0, max: 0xffff })

test('any IPv4 address is global unless a special range has it', () => {
  const nearby = fc.constantFrom(0, 10, 100, 127, 169, 172, 192, 198, 203, 224, 240, 255)
  const address = fc.tuple(fc.oneof(byte, nearby), byte, byte, byte).map(toText.ipv4)
  const property = fc.property(address, (text) => (addressScopeOf(text) === 'global') === !isSpecial(text))
  expect(fc.check(property, { numRuns: 10_000 }).counterexample).toBeNull()
})

test('any IPv6 address is global unless a special range has it', () => {
  const nearby = fc.constantFrom(
    0,
    0x64,
    0x100,
    0x2001,
    0x2002,
    0x2620,
    0x2a00,
    0x3fff,
    0x5f00,
    0xfd00,
    0xfe80,
  )
  const second = fc.oneof(word, fc.constantFrom(0, 1, 0x1ff, 0x200, 0xdb8, 0x4f, 0xff9b))
  const address = fc
    .tuple(fc.oneof(word, nearby), second, word, word, word, word, word, word)
    .map(toText.ipv6)
  const property = fc.property(address, (text) => (addressScopeOf(text) === 'global') === !isSpecial(text))
  expect(fc.check(property, { numRuns: 10_000 }).counterexample).toBeNull()
})

test('loopback addresses have a scope of their own', () => {
  expect(['127.0.0.1', '127.255.255.255', '::1', '0:0:0:0:0:0:0:1'].map(addressScopeOf)).toEqual(
    Array(4).fill('loopback'),
  )
  expect(['126.255.255.255', '128.0.0.0'].map(addressScopeOf)).toEqual(['global', 'global'])
  expect(['::', '::2', '::ffff:127.0.0.1', '::127.0.0.1', '64:ff9b::7f00:1'].map(addressScopeOf)).toEqual(
    Array(5).fill('blocked'),
  )
})

test.each([
  '',
  'localhost',
  '127.1',
  '0x7f.0.0.1',
  '010.8.8.8',
  '8.8.8.8 ',
  '8.8.8',
  '134744072',
  '[2606::1]',
  '2606::1%eth0',
  '8.8.8.8/32',
])('a text that is no IP address in its usual form is blocked: %j', (text) =>
  expect(addressScopeOf(text)).toBe('blocked'),
)
