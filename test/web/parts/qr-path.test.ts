import { encode } from 'uqr'
import { qrPath } from '../../../web/parts/qr-path'

describe('the path of a QR code', () => {
  test('draws each run of dark modules once', () => {
    expect(
      qrPath([
        [true, true, false, true],
        [false, false, false, false],
        [false, true, true, true],
      ]),
    ).toBe('M0 0h2v1h-2zM3 0h1v1h-1zM1 2h3v1h-3z')
  })

  test('covers the dark modules of a code, and no others', () => {
    const { data, size } = encode('webcal://example.org/v1/feeds/secret/calendar.ics')
    const drawn = Array.from({ length: size }, () => Array.from({ length: size }, () => false))
    for (const [, x = '', y = '', length = ''] of qrPath(data).matchAll(/M(\d+) (\d+)h(\d+)/g))
      drawn[Number(y)]?.fill(true, Number(x), Number(x) + Number(length))
    expect(drawn).toEqual(data)
  })
})
