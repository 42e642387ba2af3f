/** What has come of a step at a visit: it was done, or somebody else was faster. */
import { useEffect, useRef } from 'preact/hooks'
import { byActor } from '../../parts/history'
import { WarningList } from '../../parts/warning-list'
import type { Warning } from '../../recorded'
import { visitFileWords } from '../../words/visit-file'
import type { VisitFile } from './load-visit'

export type Notice = {
  /** The version that was shown when the step was taken; the notice is about a later one. */
  readonly after: number
} & (
  | { readonly kind: 'done'; readonly text: string; readonly warnings?: readonly Warning[] | undefined }
  | { readonly kind: 'stale' }
)

/** Takes a notice, and loads the visit again. */
export type NoticeReport = (notice: Notice) => void

interface VisitNoticeProps {
  readonly notice: Notice
  readonly file: VisitFile
}

/** Takes the focus, because the button of the step is gone. */
export function VisitNotice({ notice, file }: VisitNoticeProps) {
  const note = useRef<HTMLDivElement>(null)
  const isShown = file.visit.version > notice.after
  useEffect(() => {
    if (isShown) note.current?.focus()
  }, [isShown, notice])
  if (!isShown) return null
  const newest = file.changes.at(-1)
  return (
    <div ref={note} class="note" role="status" tabIndex={-1}>
      <p>
        <b>
          {notice.kind === 'done'
            ? notice.text
            : visitFileWords().changedMeanwhile(newest && byActor(newest))}
        </b>
      </p>
      {notice.kind === 'done' && <WarningList warnings={notice.warnings ?? []} />}
    </div>
  )
}
