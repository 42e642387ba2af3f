import type { ComponentChildren } from 'preact'
import type { BodyOf } from '../../api'
import { useMay, useOffice } from '../../context'
import { officeToday } from '../../days'
import { dayOf, formatDate, formatShortDay, textOf } from '../../format'
import { Filling } from '../../parts/filling'
import { Loading } from '../../parts/loading'
import { occurrenceDate } from '../../parts/occurrence-date'
import { Page } from '../../parts/page'
import { titleOf, VisitItem, type Visit } from '../../parts/visit-item'
import { pathOf } from '../../paths'
import { common } from '../../words/common'
import { todayWords } from '../../words/today'
import { useToday, type Today } from './load-today'

type Occurrence = BodyOf<'listOccurrences'>['items'][number]

/** The visits of today and of the next two weeks, the next jubilees, and the tasks that are open. */
export function TodayPage() {
  const { settings } = useOffice()
  const words = todayWords()
  const mayWrite = useMay('write')
  const day = officeToday(settings.timeZone)
  const today = useToday(day)
  const lead =
    today.state === 'ready'
      ? words.summary(today.value.today.length, today.value.jubilees.length, openIn(today.value))
      : undefined
  return (
    <Page title={formatDate(day, { weekday: true })} lead={lead ?? '…'}>
      {mayWrite && (
        <p class="actions">
          <a class="button" href={pathOf('planVisit')}>
            {words.planVisit}
          </a>
        </p>
      )}
      <div class="with-aside">
        <Loading from={today} lines={8}>
          {(value) => <TodayAgenda from={value} />}
        </Loading>
        {today.state === 'ready' && <Aside from={today.value} />}
      </div>
    </Page>
  )
}

const openIn = ({ toComplete, toConfirm, postponed, unreached }: Today): number =>
  toComplete.length + toConfirm.length + postponed.length + unreached.length

function TodayAgenda({ from: { today, tomorrow, later } }: { readonly from: Today }) {
  const words = todayWords()
  return (
    <div>
      <VisitList title={words.today} visits={today} by="hour" empty={words.nobodyToday} />
      <VisitList title={words.tomorrow} visits={tomorrow} by="hour" empty={words.nobodyTomorrow} />
      <VisitList title={words.later} visits={later} by="day" empty={words.nothingLater} />
    </div>
  )
}

interface VisitListProps {
  readonly title: string
  readonly visits: readonly Visit[]
  readonly by: 'hour' | 'day'
  readonly empty: string
}

const VisitList = ({ title, visits, by, empty }: VisitListProps) => (
  <section>
    <h2>{title}</h2>
    {visits.length === 0 ? (
      <p class="meta">{empty}</p>
    ) : (
      <ul class="plain agenda">
        {visits.map((visit) => (
          <VisitItem
            key={visit.id}
            visit={visit}
            by={by}
            remark={visit.status === 'planned' ? todayWords().notConfirmed : undefined}
          />
        ))}
      </ul>
    )}
  </section>
)

function Aside({ from }: { readonly from: Today }) {
  const { toComplete, toConfirm, postponed, unreached, jubilees, volume } = from
  const words = todayWords()
  return (
    <aside>
      <AsideList title={words.open} empty={words.nothingOpen}>
        {[
          ...toComplete.map((visit) => (
            <li key={visit.id}>
              <a href={pathOf('visit', { visitId: visit.id })}>{words.complete(shortDay(visit))}</a>
              <div class="meta">{words.isOver}</div>
            </li>
          )),
          ...toConfirm.map((visit) => (
            <li key={visit.id}>
              <a href={pathOf('visit', { visitId: visit.id })}>{words.confirm(shortDay(visit))}</a>
            </li>
          )),
          ...postponed.map((visit) => (
            <li key={visit.id}>
              <a href={pathOf('visit', { visitId: visit.id })}>{words.findDay(titleOf(visit))}</a>
              <div class="meta">{common().status.postponed}</div>
            </li>
          )),
          ...unreached.map(({ id, name, disabled }) => (
            <li key={id}>
              {words.hearsNothing(name)}
              {disabled && <div class="meta">{words.because[disabled.because]}</div>}
            </li>
          )),
        ]}
      </AsideList>
      <AsideList title={words.jubilees} empty={words.noJubilees}>
        {jubilees.map((occurrence) => (
          <Jubilee key={`${occurrence.anniversaryId}/${occurrence.ordinal}`} occurrence={occurrence} />
        ))}
      </AsideList>
      {volume && (
        <section>
          <h2>{words.book}</h2>
          <Filling {...volume} label={words.filling(volume.used, volume.capacity, volume.number)} />
        </section>
      )}
    </aside>
  )
}

const shortDay = ({ start }: Visit): string => formatDate(dayOf(start) ?? start)

const Jubilee = ({ occurrence: { ordinal, title, on } }: { readonly occurrence: Occurrence }) => (
  <li>
    <b>{todayWords().years(ordinal)}</b> {textOf(title).text}
    <div class="meta">{occurrenceDate(on, formatShortDay)}</div>
  </li>
)

interface AsideListProps {
  readonly title: string
  readonly empty: string
  readonly children: readonly ComponentChildren[]
}

const AsideList = ({ title, empty, children }: AsideListProps) => (
  <section>
    <h2>{title}</h2>
    {children.length === 0 ? <p class="meta">{empty}</p> : <ul class="plain lined">{children}</ul>}
  </section>
)
