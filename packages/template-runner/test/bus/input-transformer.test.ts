import { inputTransformerOf } from '../../src/bus/input-transformer'

const event = { time: '2026-11-17T09:00:00Z', detail: { subject: 'orders/1', sequence: 3, text: 'a "b"\n' } }

const InputPathsMap = {
  time: '$.time',
  subject: '$.detail.subject',
  sequence: '$.detail.sequence',
  text: '$.detail.text',
  absent: '$.detail.absent',
  detail: '$.detail',
}

const transform = (InputTemplate: string): string =>
  inputTransformerOf('Rule', { InputPathsMap, InputTemplate })(event)

describe('an input transformer', () => {
  it('writes a variable as JSON outside quotes, and as text inside quotes', () => {
    expect(transform('{"timestamp":<time>,"message":"<subject> #<sequence>"}')).toBe(
      '{"timestamp":"2026-11-17T09:00:00Z","message":"orders/1 #3"}',
    )
  })

  it('escapes text inside quotes', () => {
    expect(JSON.parse(transform('{"message":"says \\"<text>\\""}'))).toEqual({ message: 'says "a "b"\n"' })
  })

  it('writes nothing for an absent field', () => {
    expect(transform('{"message":"<absent>"}')).toBe('{"message":""}')
  })

  it('keeps angle brackets that enclose no name', () => {
    expect(transform('"1 < 3 > 2"')).toBe('"1 < 3 > 2"')
  })

  it('writes an object as JSON', () => {
    expect(JSON.parse(transform('{"detail":<detail>}'))).toEqual({ detail: event.detail })
  })

  it.each([
    [
      'the variable <other>, which InputPathsMap does not define,',
      { InputPathsMap, InputTemplate: '"<other>"' },
    ],
    ['the variable <aws.events.rule-arn>, which', { InputPathsMap, InputTemplate: '<aws.events.rule-arn>' }],
    ['the input path $', { InputPathsMap: { all: '$' }, InputTemplate: '<all>' }],
    ['the input path $.list[0]', { InputPathsMap: { first: '$.list[0]' }, InputTemplate: '<first>' }],
  ])('rejects %s by name', (what, transformer) => {
    expect(() => inputTransformerOf('Rule', transformer)).toThrow(
      `Rule: the template runner does not support ${what}`,
    )
  })
})
