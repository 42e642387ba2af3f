import type { Person } from '../../parts/visit-item'
import { common } from '../../words/common'
import { signingWords } from '../../words/signing'
import { isEligible, type Role } from './eligibility'

interface EligibilityTextProps {
  readonly person: Person
  readonly role: Role
}

/** Whether a person may sign a reserved book, in words: `Staatsoberhaupt: eintragungsberechtigt`. */
export function EligibilityText({ person: { officeClass }, role }: EligibilityTextProps) {
  const words = signingWords()
  if (role === 'companion') return <span class="meta">{words.companionEligible}</span>
  const office = officeClass === undefined ? common().none : common().officeClass[officeClass]
  return isEligible({ role, officeClass }) ? (
    <span class="eligible">{words.eligible(office)}</span>
  ) : (
    <span class="not-eligible">{words.notEligible(office)}</span>
  )
}
