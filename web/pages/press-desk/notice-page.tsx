import { useMemo, useState } from 'preact/hooks'
import type { PageProps } from '../../page-props'
import { lastActorOf } from '../../parts/history'
import { Loading } from '../../parts/loading'
import { isMissing, MissingPage } from '../../parts/missing-page'
import { langOf, StaleList } from '../../parts/notice-item'
import { Page } from '../../parts/page'
import { LastNote, useStepResult, type ReportStep } from '../../parts/step-note'
import { pathOf } from '../../paths'
import { pressDeskWords } from '../../words/press-desk'
import { FactList } from './fact-list'
import { useNoticeFile, type NoticeFile } from './load-notice'
import { NoticeHistory } from './notice-history'
import { NoticeSteps } from './notice-steps'
import { NoticeText } from './notice-text'
import { Condition } from './condition'
import { IssuedForms } from './issued-forms'
import { Proposals, type Recomposed } from './proposals'
import { changedFacts } from './stated-facts'
import { isIssued } from './statuses'
import { blockId, moveFocus, useLit } from './use-lit'
import { writtenNotice } from './written-notice'

/** A notice beside the record: its words, and the facts that they state. */
export function NoticePage({ params: { visitId = '', noticeId = '' } }: PageProps) {
  const file = useNoticeFile(visitId, noticeId)
  const { result, report } = useStepResult(file)
  if (isMissing(file)) return <MissingPage kind="notice" />
  const notice = file.state === 'ready' ? file.value.notice : undefined
  return (
    <Page
      title={notice?.headline ?? '…'}
      titleLanguage={notice && langOf(notice)}
      above={{ title: pressDeskWords().title, address: pathOf('pressDesk') }}
    >
      <Loading from={file} lines={8}>
        {(value) => (
          <>
            <Condition file={value} />
            <LastNote
              result={result}
              subject={`notices/${noticeId}`}
              version={value.notice.version}
              changedMeanwhile={pressDeskWords().changedMeanwhile(lastActorOf(value.changes))}
            />
            <NoticeDesk file={value} report={report} />
          </>
        )}
      </Loading>
    </Page>
  )
}

interface NoticeDeskProps {
  readonly file: NoticeFile
  readonly report: ReportStep
}

/** The steps, what has changed in the record, and both columns. */
function NoticeDesk({ file, report }: NoticeDeskProps) {
  const { notice, changes, facts } = file
  const [recomposed, setRecomposed] = useState<Recomposed>()
  const chosen: ReportStep = (result) => {
    setRecomposed(undefined)
    report(result)
  }
  const lit = useLit()
  const written = useMemo(() => writtenNotice(notice, facts), [notice, facts])
  return (
    <>
      <NoticeSteps file={file} report={report} onRecomposed={setRecomposed} />
      {recomposed?.version === notice.version && <Proposals recomposed={recomposed} onDone={chosen} />}
      <ChangedFacts file={file} />
      <div class="beside-record">
        <NoticeText file={file} written={written} lit={lit} />
        <FactList
          facts={facts}
          written={written.written}
          lit={lit}
          showInText={(event, { index, blocks }) =>
            moveFocus(event, `[data-facts~="${index}"]`, `#${blockId(blocks[0] ?? 0)}`)
          }
        />
      </div>
      <div class="below-record no-print">
        <NoticeHistory changes={changes} />
        {isIssued(notice.status) && <IssuedForms noticeId={notice.id} version={notice.version} />}
      </div>
    </>
  )
}

/** What has changed in the record since the notice was composed, and what to do about it. */
function ChangedFacts({ file: { notice, facts } }: { readonly file: NoticeFile }) {
  const words = pressDeskWords()
  const changed = changedFacts(notice, facts)
  if (changed.length === 0 || notice.status === 'retracted') return null
  const hint = isIssued(notice.status) ? 'issued' : notice.status
  return (
    <section class="note problem no-print" aria-labelledby="changed-facts">
      <p id="changed-facts">
        <b>{words.staleTitle}</b>
      </p>
      <StaleList facts={changed} />
      <p>{words.staleHint[hint as keyof typeof words.staleHint]}</p>
    </section>
  )
}
