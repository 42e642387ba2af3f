/** Records bodies whose texts are hostile, as far as the API accepts them. */
import type { Registry } from '../../support/registry'
import { hostileTexts } from './hostile-texts'

/** The place of a text in a body. */
export class Slot {
  constructor(
    readonly next: () => string,
    /** Whether a German page for reading shows the text: of a text in several languages, one is shown. */
    readonly isShown = true,
  ) {}
}

/** What is recorded by one request. */
export interface Recorded {
  /** The answer. */
  readonly body: Readonly<Record<string, unknown>>
  readonly fields: readonly RecordedText[]
}

interface RecordedText {
  /** JSON pointer into the request. */
  readonly pointer: string
  readonly text: string
  readonly isShown: boolean
}

/** The texts of a request except those at some pointers. */
export const textsIn = ({ fields }: Recorded, except = /^$/): string[] =>
  fields.filter(({ pointer }) => !except.test(pointer)).map(({ text }) => text)

/** Those that a page for reading shows. */
export const shownIn = ({ body, fields }: Recorded, except?: RegExp): string[] =>
  textsIn({ body, fields: fields.filter(({ isShown }) => isShown) }, except)

/** A body that is refused so often has a fault beside its texts. */
const MOST_ATTEMPTS = 80

export class HostileRecorder {
  private readonly texts = hostileTexts()
  /** The texts that the registry has. */
  accepted = 0
  /** The texts that the API has refused. */
  refused = 0

  constructor(private readonly send: Registry['send']) {}

  /** A text that the API has not seen. */
  next(max?: number): string {
    return this.texts.next(max)
  }

  /** @param max in UTF-16 units */
  slot(max?: number, isShown = true): Slot {
    return new Slot(() => this.next(max), isShown)
  }

  /** Records a body in which slots stand for texts; a text that is refused is replaced by the next. */
  async record(path: string, template: object, method = 'POST'): Promise<Recorded> {
    const slots = slotsIn(template)
    const texts = new Map([...slots].map(([pointer, each]) => [pointer, each.next()]))
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
      const { status, body, text } = await this.send(method, path, {
        body: fill(template, texts),
        headers: { 'if-match': '*' },
      })
      if (status < 300) {
        this.accepted += texts.size
        return { body, fields: fieldsOf(slots, texts) }
      }
      const faults = (body['errors'] ?? []) as readonly { readonly pointer: string }[]
      const refused = [...slots.keys()].filter((pointer) => faults.some((fault) => isAbout(fault, pointer)))
      if (refused.length === 0) throw new Error(`${path} is answered with ${text}`)
      this.refused += refused.length
      for (const pointer of refused) texts.set(pointer, slots.get(pointer)!.next())
    }
    throw new Error(`${path} refuses too many texts.`)
  }
}

/** Whether a fault is one of this text, or of the part of the body that has it. */
const isAbout = (fault: { readonly pointer: string }, pointer: string): boolean =>
  fault.pointer !== '' && `${pointer}/`.startsWith(`${fault.pointer}/`)

const fieldsOf = (
  slots: ReadonlyMap<string, Slot>,
  texts: ReadonlyMap<string, string>,
): readonly RecordedText[] =>
  [...texts].map(([pointer, text]) => ({ pointer, text, isShown: slots.get(pointer)?.isShown ?? false }))

/** The slots of a body by JSON pointer. No key of these bodies has a slash or a tilde. */
function slotsIn(value: unknown, pointer = '', found = new Map<string, Slot>()): ReadonlyMap<string, Slot> {
  if (value instanceof Slot) found.set(pointer, value)
  else if (typeof value === 'object' && value !== null)
    for (const [key, each] of Object.entries(value)) slotsIn(each, `${pointer}/${key}`, found)
  return found
}

/** The body with its texts. */
function fill(value: unknown, texts: ReadonlyMap<string, string>, pointer = ''): unknown {
  if (value instanceof Slot) return texts.get(pointer)
  if (Array.isArray(value)) return value.map((each, index) => fill(each, texts, `${pointer}/${index}`))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, fill(each, texts, `${pointer}/${key}`)]),
  )
}
