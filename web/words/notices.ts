import { inBoth } from '../language'

/** The words of notices in lists. */
export const noticeWords = inBoth({
  de: {
    notices: 'Mitteilungen',
    none: 'Zu diesem Besuch gibt es noch keine Mitteilung.',
    compose: 'Mitteilung verfassen',
    kind: { invitation: 'Terminhinweis', notice: 'Pressemitteilung', statement: 'Stellungnahme' },
    status: {
      draft: 'Entwurf',
      approved: 'freigegeben',
      issued: 'veröffentlicht',
      corrected: 'berichtigt',
      retracted: 'zurückgezogen',
    },
    stale: 'überholt',
    embargo: (when: string) => `Sperrfrist bis ${when}`,
    issuedAt: (when: string) => `veröffentlicht ${when}`,
    changedAt: (when: string) => `geändert ${when}`,
    before: 'vorher',
    now: 'jetzt',
    nothing: 'keine Angabe',
  },
  en: {
    notices: 'Notices',
    none: 'There is no notice of this visit yet.',
    compose: 'Compose a notice',
    kind: { invitation: 'Invitation', notice: 'Press notice', statement: 'Statement' },
    status: {
      draft: 'draft',
      approved: 'approved',
      issued: 'issued',
      corrected: 'corrected',
      retracted: 'retracted',
    },
    stale: 'out of date',
    embargo: (when: string) => `Embargo until ${when}`,
    issuedAt: (when: string) => `issued ${when}`,
    changedAt: (when: string) => `changed ${when}`,
    before: 'before',
    now: 'now',
    nothing: 'not given',
  },
})
