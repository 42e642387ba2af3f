/** Who may see a visit, and changing it: a wider visibility is asked about once, with who will hear. */
import { useState } from 'preact/hooks'
import { useMay, useOffice } from '../../context'
import { SelectField } from '../../forms/fields'
import { useLoad } from '../../load'
import { loadAll } from '../../load-all'
import { Loading } from '../../parts/loading'
import { ReasonDialog } from '../../parts/reason-dialog'
import type { ReportStep } from '../../parts/step-note'
import { VisibilityTag } from '../../parts/tags'
import type { Visit } from '../../parts/visit-item'
import { common } from '../../words/common'
import { visibilityWords } from '../../words/visit-visibility'
import type { VisitFile } from './load-visit'
import { isWider, newRecipients } from './recipients'
import { isOver } from './steps'

type Visibility = Visit['visibility']
const VISIBILITIES = ['internal', 'press', 'public'] as const

interface VisitVisibilityProps {
  readonly file: VisitFile
  readonly report: ReportStep
}

export function VisitVisibility({ file, report }: VisitVisibilityProps) {
  const { status, visibility } = file.visit
  const mayChange = useMay('write') && status !== 'void'
  return (
    <section class="no-print">
      <h2>{visibilityWords().visibility}</h2>
      {mayChange ? (
        <VisibilityForm key={visibility} file={file} report={report} />
      ) : (
        <p>
          <VisibilityTag visibility={visibility} />
        </p>
      )}
    </section>
  )
}

function VisibilityForm({ file, report }: VisitVisibilityProps) {
  const words = visibilityWords()
  const { visibility } = file.visit
  const [chosen, setChosen] = useState<Visibility>(visibility)
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          setAsking(chosen !== visibility)
        }}
      >
        <SelectField
          pointer="/visibility"
          label={words.whoMaySee}
          value={chosen}
          onChange={(value) => setChosen(VISIBILITIES.find((each) => each === value) ?? visibility)}
          options={VISIBILITIES.map((each) => [each, common().visibility[each]])}
          errors={[]}
        />
        <button type="submit" class="button quiet" aria-disabled={chosen === visibility}>
          {words.change}
        </button>
      </form>
      {isAsking && (
        <VisibilityDialog file={file} report={report} to={chosen} onClose={() => setAsking(false)} />
      )}
    </>
  )
}

interface VisibilityDialogProps extends VisitVisibilityProps {
  readonly to: Visibility
  readonly onClose: () => void
}

function VisibilityDialog({ file, report, to, onClose }: VisibilityDialogProps) {
  const words = visibilityWords()
  const { visit } = file
  const names = common().visibility
  const isWidened = isWider(to, visit.visibility)
  const save = useSaveVisibility(file, to)
  return (
    <ReasonDialog
      form={`visit-${visit.id}-visibility`}
      title={words.changeVisibility}
      submit={isWidened ? words.publish : words.restrict}
      reason={isOver(visit) ? 'required' : 'none'}
      send={save}
      onDone={({ warnings }) => {
        onClose()
        report({ kind: 'done', after: visit.version, text: words.visibilityDone(names[to]), warnings })
      }}
      onStale={() => {
        onClose()
        report({ kind: 'stale', after: visit.version })
      }}
      onClose={onClose}
    >
      <p>
        <b>{words.visibilityFromTo(names[visit.visibility], names[to])}</b>
      </p>
      {isWidened && to !== 'internal' ? <WhoHears visit={visit} to={to} /> : <p>{words.withdrawn}</p>}
    </ReasonDialog>
  )
}

/** Saves the visibility: by a patch, or by a correction once the visit is over. */
function useSaveVisibility({ visit, etag }: VisitFile, visibility: Visibility) {
  const { api } = useOffice()
  const request = { params: { visitId: visit.id }, ifMatch: etag } as const
  const patch = { visibility }
  return async ({ reason }: { readonly reason: string | undefined }, idempotencyKey: string) =>
    isOver(visit)
      ? await api.call('correctVisit', { ...request, body: { patch, reason: reason ?? '' }, idempotencyKey })
      : await api.call('updateVisit', { ...request, body: patch })
}

interface WhoHearsProps {
  readonly visit: Visit
  readonly to: Exclude<Visibility, 'internal'>
}

function WhoHears({ visit, to }: WhoHearsProps) {
  const words = visibilityWords()
  return (
    <>
      <p>{words.hears[to]}</p>
      <p>{words.staysInside}</p>
      {/* Others may not read the subscriptions. */}
      {useMay('admin') && <Recipients visit={visit} to={to} />}
    </>
  )
}

function Recipients({ visit, to }: WhoHearsProps) {
  const { api } = useOffice()
  const words = visibilityWords()
  const recipients = useLoad(async () => {
    const all = await loadAll(async (query) => await api.call('listSubscriptions', { query }))
    return newRecipients(all, visit, to)
  }, [visit.id, to])
  return (
    <Loading from={recipients} lines={1}>
      {(found) =>
        found.length === 0 ? (
          <p>{words.noRecipients}</p>
        ) : (
          <>
            <p>{words.recipients}</p>
            <ul>
              {found.map(({ id, name }) => (
                <li key={id}>{name}</li>
              ))}
            </ul>
          </>
        )
      }
    </Loading>
  )
}
