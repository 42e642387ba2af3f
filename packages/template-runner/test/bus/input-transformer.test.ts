import { transform } from '../../src/bus/input-transformer'

const event = { time: '2026-11-17T09:00:00Z', detail: { subject: 'visits/1', sequence: 3, text: 'a "b"\n' } }

function sent(inputTemplate: string): string {
  const inputPathsMap = {
    time: '$.time',
    subject: '$.detail.subject',
    sequence: '$.detail.sequence',
    text: '$.detail.text',
    nothing: '$.detail.nothing',
    all: '$',
  }
  return transform(event, { inputPathsMap, inputTemplate })
}

describe('an input transformer', () => {
  it('writes a variable that stands alone as JSON, and one within quotes as its text', () => {
    expect(sent('{"timestamp":<time>,"message":"<subject> #<sequence>"}')).toBe(
      '{"timestamp":"2026-11-17T09:00:00Z","message":"visits/1 #3"}',
    )
  })

  it('escapes what would end the quotes', () => {
    expect(JSON.parse(sent('{"message":"says \\"<text>\\""}'))).toEqual({ message: 'says "a "b"\n"' })
  })

  it('writes nothing for what the event does not have', () => {
    expect(sent('{"message":"<nothing>"}')).toBe('{"message":""}')
  })

  it('leaves alone what is no variable', () => {
    expect(sent('"<other> < 3 >"')).toBe('"<other> < 3 >"')
  })

  it('hands over the whole event for $', () => {
    expect(JSON.parse(sent('{"event":<all>}'))).toEqual({ event })
  })
})
