/** What has come of a step at a thing: it was done, or somebody else was faster. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Warning } from '../recorded'
import { RecordedNote } from './recorded-note'
import { WarningList } from './warning-list'

export type StepResult = {
  /** The version that was shown when the step was taken; the result is a later one. */
  readonly after: number
} & (
  | { readonly kind: 'done'; readonly text: string; readonly warnings?: readonly Warning[] | undefined }
  | { readonly kind: 'stale' }
)

/** Takes a result, and loads the thing again. */
export type ReportStep = (result: StepResult) => void

/** The result of the last step at a thing, and the report that sets it. */
export function useStepResult(file: { readonly reload: () => void }) {
  const [result, setResult] = useState<StepResult>()
  const report: ReportStep = (next) => {
    setResult(next)
    file.reload()
  }
  return { result, report }
}

interface LastNoteProps extends Omit<StepNoteProps, 'result'> {
  readonly result: StepResult | undefined
  readonly subject: string
}

/** The result of the last step; before the first, what was recorded on the page before. */
export const LastNote = ({ result, subject, ...props }: LastNoteProps) =>
  result ? <StepNote result={result} {...props} /> : <RecordedNote subject={subject} />

interface StepNoteProps {
  readonly result: StepResult
  /** Of the thing as it is shown. */
  readonly version: number
  /** Says that somebody else was faster. */
  readonly changedMeanwhile: string
}

/** Takes the focus, because the button of the step is gone. */
function StepNote({ result, version, changedMeanwhile }: StepNoteProps) {
  const note = useRef<HTMLDivElement>(null)
  const isShown = version > result.after
  useEffect(() => {
    if (isShown) note.current?.focus()
  }, [isShown, result])
  if (!isShown) return null
  return (
    <div ref={note} class="note" role="status" tabIndex={-1}>
      <p>
        <b>{result.kind === 'done' ? result.text : changedMeanwhile}</b>
      </p>
      {result.kind === 'done' && <WarningList warnings={result.warnings ?? []} />}
    </div>
  )
}
