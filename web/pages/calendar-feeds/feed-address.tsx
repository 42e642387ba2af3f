/** The address of a new calendar, which is shown once. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { QrCode } from '../../parts/qr-code'
import { feedWords } from '../../words/calendar-feeds'

/** @param path with the secret of the calendar */
export function FeedAddress({ path }: { readonly path: string }) {
  const words = feedWords()
  const title = useRef<HTMLHeadingElement>(null)
  const address = `${location.origin}${path}`
  const subscription = address.replace(/^https?:/, 'webcal:')
  useEffect(() => title.current?.focus(), [])
  return (
    <section class="note feed-address">
      <h2 ref={title} tabIndex={-1}>
        {words.shownOnce}
      </h2>
      <p>{words.shownOnceHint}</p>
      <AddressField address={address} />
      <div class="feed-ways">
        <div>
          <p>
            <a class="button quiet" href={subscription}>
              {words.open}
            </a>
          </p>
          <p class="meta">{words.openHint}</p>
          <h3>{words.howTo}</h3>
          <ul>
            {words.programs.map(([program = '', way = '']) => (
              <li key={program}>
                <b>{program}:</b> {way}
              </li>
            ))}
          </ul>
        </div>
        <figure class="plain">
          <QrCode text={subscription} label={words.qr} />
          <figcaption class="meta">{words.qrHint}</figcaption>
        </figure>
      </div>
    </section>
  )
}

function AddressField({ address }: { readonly address: string }) {
  const words = feedWords()
  const field = useRef<HTMLInputElement>(null)
  const [said, setSaid] = useState('')
  /** Where the browser does not let a page copy, the address is selected. */
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(address)
      setSaid(words.copied)
    } catch {
      field.current?.select()
      setSaid(words.selected)
    }
  }
  return (
    <>
      <div class="field">
        <label for="feed-address">{words.address}</label>
        <input id="feed-address" ref={field} readOnly value={address} />
      </div>
      <p class="actions">
        <button type="button" class="button" onClick={() => void copy()}>
          {words.copy}
        </button>
      </p>
      <p role="status">{said}</p>
    </>
  )
}
