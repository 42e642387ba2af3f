import { useMemo } from 'preact/hooks'
import type { PageProps } from '../../page-props'
import { useMay, useOffice } from '../../context'
import { TextField } from '../../forms/fields'
import { fieldsOf } from '../../forms/fields-of'
import { idOf } from '../../forms/form'
import { MergedFormFrame } from '../../forms/merged-form-frame'
import { useMergedForm, type MergedForm } from '../../forms/use-merged-form'
import type { Notice } from '../../parts/fact-words'
import { Loading } from '../../parts/loading'
import { isMissing, MissingPage } from '../../parts/missing-page'
import { Page } from '../../parts/page'
import { pathOf } from '../../paths'
import { noticeFormWords } from '../../words/notice-form'
import { ContactFields } from './contact-fields'
import {
  readVersionOf,
  savingOf,
  type EditedNotice,
  type EditValues,
  type NoticeVersion,
} from './edited-notice'
import { BlockFields } from './block-fields'
import { EmbargoField } from './embargo-field'
import { FactList } from './fact-list'
import { useNoticeFile, type NoticeFile } from './load-notice'
import { inWords, labelOf } from './notice-in-words'
import { checkEmbargo, fieldAt, toBody, toValues, type BlockValues } from './notice-values'
import type { StatedFact } from './stated-facts'
import { isIssued } from './statuses'
import { moveFocus, useLit } from './use-lit'
import { writtenNotice } from './written-notice'

/** Edits a notice, or corrects one that is issued. */
export function EditNoticePage({ params: { visitId = '', noticeId = '' } }: PageProps) {
  const mayCorrect = useMay('press')
  const loaded = useNoticeFile(visitId, noticeId)
  if (isMissing(loaded)) return <MissingPage kind="notice" />
  const words = noticeFormWords()
  const notice = loaded.state === 'ready' ? loaded.value.notice : undefined
  const { headline = '…', status = 'draft' } = notice ?? {}
  const mayEdit = status !== 'retracted' && (mayCorrect || !isIssued(status))
  return (
    <Page
      title={isIssued(status) ? words.correctTitle(headline) : words.editTitle(headline)}
      lead={leadFor(status, mayEdit)}
      above={{ title: headline, address: pathOf('notice', { visitId, noticeId }) }}
    >
      <Loading from={loaded} lines={8}>
        {(value) => mayEdit && <EditDesk file={value} />}
      </Loading>
    </Page>
  )
}

function leadFor(status: Notice['status'], mayEdit: boolean): string | undefined {
  const words = noticeFormWords()
  if (status === 'retracted') return words.retractedLead
  if (status === 'approved') return words.draftAgain
  if (!mayEdit) return words.correctForbidden
  return isIssued(status) ? words.correctLead : undefined
}

interface EditDeskProps {
  readonly file: NoticeFile
}

/** The form beside the facts that the notice states. */
function EditDesk({ file }: EditDeskProps) {
  const { notice, etag, facts } = file
  const edit = useEditForm(notice, etag)
  const lit = useLit()
  const { written } = useMemo(() => writtenNotice(notice, facts), [notice, facts])
  const { blocks } = edit.form.values
  /** The first block that still states a fact. */
  const showInText = (event: Event, { subject, pointer }: StatedFact) => {
    const states = (each: BlockValues) =>
      each.facts?.some((fact) => fact.subject === subject && fact.pointer === pointer)
    moveFocus(event, `#${idOf(`/blocks/${blocks.findIndex(states)}/text`)}`)
  }
  return (
    <div class="beside-record">
      <div>
        <EditForm notice={notice} edit={edit} />
      </div>
      <FactList {...{ facts, written, lit, showInText }} />
    </div>
  )
}

interface EditFormProps {
  readonly notice: Notice
  readonly edit: MergedForm<EditValues>
}

function EditForm({ notice, edit }: EditFormProps) {
  const { timeZone } = useOffice().settings
  const words = noticeFormWords()
  const { form } = edit
  const { read, isStatusChanged } = form.values
  const isCorrection = isIssued(read.status)
  return (
    <MergedFormFrame
      edit={edit}
      labelOf={labelOf}
      show={(pointer, value) => inWords(pointer, value, timeZone)}
      submit={isCorrection ? words.publishCorrection : undefined}
      note={isStatusChanged && words.statusChanged}
    >
      <TextField
        pointer="/headline"
        label={words.headline}
        lang={notice.language}
        {...fieldsOf(form)('headline')}
      />
      <BlockFields {...form} language={notice.language} />
      <ContactFields {...form} />
      {isCorrection ? (
        <TextField
          pointer="/correction"
          label={words.correction}
          hint={words.correctionHint}
          lines={2}
          lang={notice.language}
          {...fieldsOf(form)('correction')}
        />
      ) : (
        <EmbargoField form={form} />
      )}
    </MergedFormFrame>
  )
}

function useEditForm(notice: Notice, etag: string): MergedForm<EditValues> {
  const { api, settings } = useOffice()
  const { timeZone } = settings
  const { id: noticeId, visitId = '' } = notice
  return useMergedForm<EditedNotice, Notice, NoticeVersion>({
    form: `notice:${noticeId}`,
    subject: `notices/${noticeId}`,
    address: pathOf('notice', { visitId, noticeId }),
    initial: { ...toValues(notice, timeZone), read: readVersionOf(notice, timeZone, etag), correction: '' },
    check: ({ embargo, correction, read }) => {
      if (!isIssued(read.status)) return checkEmbargo(embargo, timeZone)
      return correction.trim() === ''
        ? [{ pointer: '/correction', message: noticeFormWords().correctionMissing }]
        : []
    },
    toBody: (values) => toBody(values, timeZone),
    toValues: (fields) => toValues(fields as Notice, timeZone),
    saving: (values, idempotencyKey) => savingOf(api, notice, timeZone, values, idempotencyKey),
    locate: fieldAt,
    onSentOtherwise: (values) => ({ ...values, isStatusChanged: true }),
  })
}
