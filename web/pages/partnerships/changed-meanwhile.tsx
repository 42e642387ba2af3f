/** What somebody else has changed while a person was editing. A choice of one or the other for each field belongs here. */
import { useEffect, useRef } from 'preact/hooks'
import { mergePatch } from '../../forms/merge-patch'
import { pathOf } from '../../paths'
import { partnershipWords } from '../../words/partnerships'
import { toBody, toValues, type Partnership, type PartnershipBody } from './partnership-input'

interface ChangedMeanwhileProps {
  /** What the person began with. */
  readonly before: PartnershipBody
  readonly now: Partnership
  /** The patch that the person would send. */
  readonly mine: Readonly<Record<string, unknown>>
}

const labelsOf = (): Readonly<Record<string, string>> => {
  const { form, ...words } = partnershipWords()
  return {
    city: form.city,
    country: words.country,
    kind: form.kind,
    partnerKind: form.partnerKind,
    foundedOn: form.foundedOn,
    foundedPlace: form.foundedPlace,
    foundingSignatories: words.signatories,
    motto: form.motto,
    programmes: words.programmes,
    agreements: words.agreements,
    sources: words.sources,
    notes: words.notes,
    externalId: form.externalId,
  }
}

export function ChangedMeanwhile({ before, now, mine }: ChangedMeanwhileProps) {
  const words = partnershipWords()
  const labels = labelsOf()
  const theirs = Object.keys(mergePatch(before, toBody(toValues(now))))
  const note = useRef<HTMLDivElement>(null)
  useEffect(() => note.current?.focus(), [now])
  return (
    <div class="note problem" role="alert" tabIndex={-1} ref={note}>
      <p>
        <b>{words.changedMeanwhile}</b>
      </p>
      <p>{words.form.keptEntries}</p>
      {theirs.length > 0 && (
        <>
          <p>{words.form.changedFields}</p>
          <ul>
            {theirs.map((field) => (
              <li key={field}>
                {labels[field] ?? field}
                {field in mine && <b> ({words.form.bothChanged})</b>}
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        <a href={pathOf('partnership', { partnershipId: now.id })} target="_blank" rel="noreferrer">
          {words.form.openFile}
        </a>
      </p>
    </div>
  )
}
