import { language } from '../language'
import { germanFor } from '../words/sentences'

/** A sentence of the API, which speaks English, in the reader's language where it is known. */
export function Message({ of: message }: { readonly of: string }) {
  if (language() === 'en') return <>{message}</>
  const german = germanFor(message)
  return german === undefined ? <span lang="en">{message}</span> : <>{german}</>
}

/** How the API words the fault of a field. A form words its own in the reader's language. */
const OF_THE_API = /^(?:must|is|has|needs|names) /

/** The fault of a field. */
export const Fault = ({ of: message }: { readonly of: string }) =>
  OF_THE_API.test(message) ? <Message of={message} /> : <>{message}</>
