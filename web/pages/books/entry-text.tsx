/** What stands on the page of an entry. */
import { DateText } from '../../parts/date-text'
import { Localized } from '../../parts/localized'
import { StatusTag } from '../../parts/tags'
import { nameOf } from '../../parts/visit-item'
import { pathOf } from '../../paths'
import { bookWords } from '../../words/books'
import type { Entry, Signer } from './book-entries'

export function EntryText({ entry }: { readonly entry: Entry }) {
  const { signers, inscription, status, statusReason } = entry
  const isVoid = status === 'void'
  const companions = signers.filter(({ role }) => role === 'companion')
  return (
    <div class={isVoid ? 'entry-text voided' : 'entry-text'}>
      {isVoid && (
        <p>
          <StatusTag status="void" />
          {statusReason}
        </p>
      )}
      {signers
        .filter(({ role }) => role !== 'companion')
        .map((signer, index) => (
          <SignerText key={index} signer={signer} isVoid={isVoid} />
        ))}
      {companions.length > 0 && <p class="meta">{bookWords().companions}</p>}
      {companions.map((signer, index) => (
        <SignerText key={index} signer={signer} isVoid={isVoid} />
      ))}
      {inscription && (
        <p class="inscription" lang={inscription.language}>
          {inscription.text}
        </p>
      )}
      <Circumstances entry={entry} />
    </div>
  )
}

function SignerText({ signer, isVoid }: { readonly signer: Signer; readonly isVoid: boolean }) {
  const { name, office, organisation, role, personId } = signer
  const shown = isVoid ? <s>{nameOf(signer)}</s> : nameOf(signer)
  const below = [name === undefined ? undefined : office, organisation].filter(Boolean).join(', ')
  return (
    <div class={role === 'companion' ? 'signer companion' : 'signer'}>
      <p class="signer-name">
        {personId === undefined ? shown : <a href={pathOf('person', { personId })}>{shown}</a>}
      </p>
      {below !== '' && <p class="signer-office">{below}</p>}
    </div>
  )
}

/** Day, place and occasion. */
const Circumstances = ({ entry: { signedOn, place, occasion } }: { readonly entry: Entry }) => (
  <p class="circumstances">
    <DateText date={signedOn} />
    {place !== undefined && ` · ${place}`}
    {occasion && (
      <>
        <br />
        <Localized texts={occasion} />
      </>
    )}
  </p>
)
