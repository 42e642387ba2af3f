import { plural } from '../format'
import { inBoth } from '../language'

export const todayWords = inBoth({
  de: {
    title: 'Heute',
    planVisit: 'Besuch planen',
    today: 'Heute',
    tomorrow: 'Morgen',
    later: 'In den nächsten zwei Wochen',
    nobodyToday: 'Heute ist niemand angekündigt.',
    nobodyTomorrow: 'Morgen ist niemand angekündigt.',
    nothingLater: 'Danach ist in den nächsten zwei Wochen nichts geplant.',
    notConfirmed: 'noch nicht bestätigt',
    open: 'Offen',
    nothingOpen: 'Nichts ist offen.',
    complete: (day: string) => `Besuch vom ${day} abschließen`,
    isOver: 'vorbei, noch nicht abgeschlossen',
    confirm: (day: string) => `Besuch am ${day} bestätigen`,
    findDay: (visit: string) => `Neuen Tag finden: ${visit}`,
    hearsNothing: (service: string) => `${service} erfährt nichts`,
    because: { gone: 'die Adresse gibt es nicht mehr', failing: 'seit fünf Tagen nicht erreichbar' },
    jubilees: 'Jubiläen',
    noJubilees: 'In den nächsten 60 Tagen keine.',
    years: (count: number) => `${count} ${plural(count, { one: 'Jahr', other: 'Jahre' })}`,
    book: 'Goldenes Buch',
    filling: (used: number, all: number, volume: number) => `${used} von ${all} Seiten, Band ${volume}`,
    summary: (visits: number, jubilees: number, open: number) =>
      [
        visits === 0
          ? 'Kein Besuch heute'
          : `${visits} ${plural(visits, { one: 'Besuch', other: 'Besuche' })} heute`,
        jubilees === 0
          ? undefined
          : `${jubilees} ${plural(jubilees, { one: 'Jubiläum', other: 'Jubiläen' })} in Sicht`,
        open === 0
          ? 'nichts ist offen'
          : `${open} ${plural(open, { one: 'Sache ist', other: 'Sachen sind' })} offen`,
      ]
        .filter(Boolean)
        .join(', '),
  },
  en: {
    title: 'Today',
    planVisit: 'Plan a visit',
    today: 'Today',
    tomorrow: 'Tomorrow',
    later: 'The next two weeks',
    nobodyToday: 'Nobody is announced today.',
    nobodyTomorrow: 'Nobody is announced tomorrow.',
    nothingLater: 'Nothing else is planned for the next two weeks.',
    notConfirmed: 'not confirmed yet',
    open: 'To do',
    nothingOpen: 'Nothing is left to do.',
    complete: (day: string) => `Complete the visit of ${day}`,
    isOver: 'over, not completed yet',
    confirm: (day: string) => `Confirm the visit on ${day}`,
    findDay: (visit: string) => `Find a new day: ${visit}`,
    hearsNothing: (service: string) => `${service} hears nothing`,
    because: { gone: 'its address no longer exists', failing: 'not reached for five days' },
    jubilees: 'Jubilees',
    noJubilees: 'None in the next 60 days.',
    years: (count: number) => `${count} ${plural(count, { one: 'year', other: 'years' })}`,
    book: 'Golden Book',
    filling: (used: number, all: number, volume: number) => `${used} of ${all} pages, volume ${volume}`,
    summary: (visits: number, jubilees: number, open: number) =>
      [
        visits === 0
          ? 'No visit today'
          : `${visits} ${plural(visits, { one: 'visit', other: 'visits' })} today`,
        jubilees === 0
          ? undefined
          : `${jubilees} ${plural(jubilees, { one: 'jubilee', other: 'jubilees' })} ahead`,
        open === 0 ? 'nothing to do' : `${open} ${plural(open, { one: 'thing', other: 'things' })} to do`,
      ]
        .filter(Boolean)
        .join(', '),
  },
})
