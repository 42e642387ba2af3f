/** The question before a step at a notice. */
import type { ComponentChildren } from 'preact'
import type { Answer, Api, BodyOf } from '../../api'
import { useOffice } from '../../context'
import { formatInstant } from '../../format'
import type { StaleFact } from '../../parts/fact-words'
import { StaleList } from '../../parts/notice-item'
import { ReasonDialog } from '../../parts/reason-dialog'
import type { ReportStep } from '../../parts/step-note'
import type { Warning } from '../../recorded'
import { noticeWords } from '../../words/notices'
import { pressDeskWords } from '../../words/press-desk'
import type { NoticeFile } from './load-notice'

export type DialogStep = 'recompose' | 'approve' | 'issue' | 'retract'

type Recomposed = BodyOf<'recomposeNotice'>
/** Takes what a recomposition has given. */
export type OnRecomposed = (notice: Recomposed) => void

interface StepDialogProps {
  readonly step: DialogStep
  readonly file: NoticeFile
  readonly report: ReportStep
  readonly onRecomposed: OnRecomposed
  readonly onClose: () => void
}

type Written = Recomposed & { readonly warnings?: readonly Warning[] | undefined }

export function StepDialog({ step, file, report, onRecomposed, onClose }: StepDialogProps) {
  const { api } = useOffice()
  const words = pressDeskWords()
  const { id, version } = file.notice
  return (
    <ReasonDialog<Written>
      form={`notice-${id}-${step}`}
      title={words.stepTitle[step]}
      submit={words.steps[step]}
      reason={step === 'retract' ? 'required' : 'none'}
      send={async ({ reason }, idempotencyKey) =>
        await send(api, step, { file, reason: reason ?? '', idempotencyKey })
      }
      refusal={(answer) => refusalOf(answer, file)}
      onDone={(after) => {
        onClose()
        if (step === 'recompose') onRecomposed(after)
        const isNew = after.version > version
        const text = isNew ? words.stepDone[step] : words.nothingNew
        report({ kind: 'done', after: after.version - 1, text, warnings: after.warnings })
      }}
      onStale={() => {
        onClose()
        report({ kind: 'stale', after: version })
      }}
      onClose={onClose}
    >
      <StepHint step={step} file={file} />
    </ReasonDialog>
  )
}

interface Sending {
  readonly file: NoticeFile
  readonly reason: string
  readonly idempotencyKey: string
}

async function send(
  api: Api,
  step: DialogStep,
  { file: { notice, visit, etag }, reason, idempotencyKey }: Sending,
): Promise<Answer<Written>> {
  const request = { params: { visitId: visit.id, noticeId: notice.id }, ifMatch: etag, idempotencyKey }
  if (step === 'recompose') return await api.call('recomposeNotice', request)
  if (step === 'approve') return await api.call('approveNotice', request)
  if (step === 'issue') return await api.call('issueNotice', request)
  return await api.call('retractNotice', { ...request, body: { reason } })
}

function StepHint({ step, file: { notice, visit } }: Pick<StepDialogProps, 'step' | 'file'>) {
  const { timeZone } = useOffice().settings
  const { stepHint, notPublic } = pressDeskWords()
  const { embargoedUntil } = notice
  const publishes = step === 'approve' || step === 'issue'
  return (
    <>
      <p>{stepHint[step]}</p>
      {step === 'approve' && embargoedUntil !== undefined && (
        <p>{stepHint.approveAt(formatInstant(embargoedUntil, timeZone))}</p>
      )}
      {publishes && visit.visibility !== 'public' && <p class="note">{notPublic[visit.visibility]}</p>}
    </>
  )
}

interface Refused {
  readonly type?: string
  readonly stale?: readonly StaleFact[]
  readonly allowed?: readonly string[]
}

/** A refusal (409) in words: who must approve, what has changed, or which steps are allowed. */
function refusalOf({ body }: Answer<unknown>, { notice }: NoticeFile): ComponentChildren {
  const { type = '', stale = [], allowed } = (body ?? {}) as Refused
  const { refused } = pressDeskWords()
  if (type.endsWith(':four-eyes')) return <p>{refused.fourEyes}</p>
  if (type.endsWith(':stale-facts'))
    return (
      <>
        <p>{refused.stale}</p>
        <StaleList facts={stale} />
      </>
    )
  if (!allowed) return undefined
  const statuses: Readonly<Record<string, string>> = noticeWords().status
  return (
    <p>
      {refused.step(
        noticeWords().status[notice.status],
        allowed.map((each) => statuses[each] ?? each),
      )}
    </p>
  )
}
