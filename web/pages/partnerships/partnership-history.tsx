/** The history of a partnership in words. */
import type { BodyOf } from '../../api'
import { formatList } from '../../format'
import { History } from '../../parts/history'
import { partnershipWords } from '../../words/partnerships'
import { labelOf } from './partnership-in-words'

export type PartnershipChange = BodyOf<'listPartnershipChanges'>['items'][number]

export const PartnershipHistory = ({ changes }: { readonly changes: readonly PartnershipChange[] }) => (
  <section>
    <h2>{partnershipWords().history}</h2>
    <History
      changes={changes}
      describe={(change) => (
        <>
          {partnershipWords().changes[change.type]}
          {change.type === 'partnership.updated' && `: ${fieldsIn(change)}`}
        </>
      )}
    />
  </section>
)

/** The fields that a change touched, each once. */
const fieldsIn = ({ changed }: PartnershipChange): string =>
  formatList([...new Set(changed.map((pointer) => labelOf(`/${pointer.split('/')[1] ?? ''}`)))])
