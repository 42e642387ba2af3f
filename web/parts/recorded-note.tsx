import { useRecorded } from '../recorded'
import { common } from '../words/common'
import { warningWords } from '../words/warnings'
import { WarningList } from './warning-list'

/** Says that a thing was recorded, with the warnings of its last change, until the person has read them. */
export function RecordedNote({ subject }: { readonly subject: string }) {
  const { recorded, dismiss } = useRecorded(subject)
  const words = warningWords()
  if (!recorded) return null
  const { warnings, isMerged } = recorded
  return (
    <div class="note">
      <p role="status">
        {common().recorded} {isMerged && words.merged}
      </p>
      <WarningList warnings={warnings} />
      <button type="button" class="link" onClick={dismiss}>
        {words.dismiss}
      </button>
    </div>
  )
}
