/** An issued notice in each form, as it is read without signing in. */
import { useState } from 'preact/hooks'
import { SelectField } from '../../forms/fields'
import { useLoad } from '../../load'
import { Loading } from '../../parts/loading'
import { pressDeskWords } from '../../words/press-desk'

const MEDIA_TYPES = ['text/plain', 'text/html', 'application/ninjs+json', 'application/json'] as const
type MediaType = (typeof MEDIA_TYPES)[number]

interface IssuedFormsProps {
  readonly noticeId: string
  /** The forms are read again for another one. */
  readonly version: number
}

export function IssuedForms({ noticeId, version }: IssuedFormsProps) {
  const words = pressDeskWords().forms
  const [isOpen, setOpen] = useState(false)
  const [mediaType, setMediaType] = useState<MediaType>('text/plain')
  const address = `/v1/notices/${noticeId}`
  return (
    <section>
      <h2>{words.title}</h2>
      <p class="meta">
        {words.hint} {words.address}: <a href={address}>{address}</a>
      </p>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{words.show}</summary>
        <SelectField
          pointer="/form"
          label={words.label}
          value={mediaType}
          onChange={(value) => setMediaType(MEDIA_TYPES.find((each) => each === value) ?? mediaType)}
          options={MEDIA_TYPES.map((each) => [each, words.names[each]])}
          errors={[]}
        />
        {isOpen && <IssuedForm {...{ address, mediaType, version }} />}
      </details>
    </section>
  )
}

interface IssuedFormProps {
  readonly address: string
  readonly mediaType: MediaType
  readonly version: number
}

/** A form as a text: the policy of the pages allows no frame in which HTML could be shown. */
function IssuedForm({ address, mediaType, version }: IssuedFormProps) {
  const form = useLoad(async () => await read(address, mediaType), [address, mediaType, version])
  return (
    <Loading from={form} lines={6}>
      {(text) => (
        <pre
          class="form-text"
          tabIndex={0}
          aria-label={pressDeskWords().forms.names[mediaType]}
          role="region"
        >
          {text}
        </pre>
      )}
    </Loading>
  )
}

/** Without a token, as everybody reads it. Not the stored copy, which may be of an earlier issue. */
async function read(address: string, mediaType: MediaType): Promise<string> {
  const response = await fetch(address, { headers: { accept: mediaType }, cache: 'no-cache' })
  const text = await response.text()
  if (!response.ok) throw new Error(`The API answers ${response.status}.`)
  return mediaType.endsWith('json') ? JSON.stringify(JSON.parse(text), undefined, 2) : text
}
