/** What the words of the registry mean. A status or a visibility without a meaning does not compile. */
import type { VisitStatus } from '../../contract/visits/schemas'
import type { PartnershipStatus } from '../../contract/partnerships/schemas'
import type { NoticeStatus } from '../../contract/notices/schemas'
import type { Clearance } from '../../contract/things'
import type { Role } from '../../contract/roles'
import { inBoth } from '../language'

interface Terms {
  readonly visit: Readonly<Record<VisitStatus, string>>
  readonly notice: Readonly<Record<NoticeStatus, string>>
  readonly partnership: Readonly<Record<PartnershipStatus, string>>
  readonly visibility: Readonly<Record<Clearance, string>>
  readonly role: Readonly<Record<Role, readonly [name: string, may: string]>>
}

export const helpTerms = inBoth<Terms>({
  de: {
    visit: {
      planned: 'Der Besuch ist vorgesehen, aber noch nicht zugesagt. Jeder neue Besuch beginnt so.',
      confirmed: 'Der Besuch ist zugesagt. Ab dem ersten Tag kann er abgeschlossen werden.',
      postponed:
        'Der Besuch findet nicht an seinen Tagen statt, und neue stehen noch nicht fest: Er steht in keinem Kalender. Das braucht einen Grund.',
      completed:
        'Der Besuch hat stattgefunden. Er wird nur noch berichtigt, mit einem Grund, und zählt in Überblick und Jubiläen.',
      cancelled: 'Der Besuch findet nicht statt. Das braucht einen Grund. Er lässt sich wieder aufnehmen.',
      void: 'Der Besuch wurde irrtümlich erfasst. Er bleibt lesbar, zählt aber nirgends. Das braucht einen Grund.',
    },
    notice: {
      draft: 'Die Mitteilung wird geschrieben. Nur das Haus sieht sie.',
      approved: 'Eine zweite Person der Pressestelle hat jedes Wort freigegeben. Nur das Haus sieht sie.',
      issued: 'Alle können die Mitteilung lesen.',
      corrected: 'Die Mitteilung ist mit anderen Worten neu veröffentlicht. Darüber steht, was falsch war.',
      retracted: 'Die Mitteilung ist nicht mehr abrufbar. Das braucht einen Grund.',
    },
    partnership: {
      active: 'Die Partnerschaft wird gelebt, ihr Jubiläum wird angekündigt.',
      suspended:
        'Die Partnerschaft ruht. Ihr Jubiläum ist stumm, bis sie wieder aufgenommen wird, oder solange das Protokoll es will.',
      ended: 'Die Partnerschaft ist beendet. Sie kann wieder aufgenommen werden.',
    },
    visibility: {
      internal: 'Nur das Haus sieht es. So beginnt jeder Besuch.',
      press: 'Auch die Presse darf es wissen: Wer für die Presse freigeschaltet ist, sieht es.',
      public: 'Alle dürfen es wissen, es kann veröffentlicht werden.',
    },
    role: {
      reader: ['Lesende', 'sehen alles, was das Haus führt, und legen eigene Kalender an.'],
      press: [
        'Pressestelle',
        'sieht alles, was das Haus führt, schreibt Mitteilungen, gibt sie frei und veröffentlicht sie.',
      ],
      officer: [
        'Protokoll',
        'erfasst und ändert dazu Besuche, Partnerschaften und Jahrestage, trägt in die Bücher ein, öffnet Bände und schreibt Mitteilungen.',
      ],
      administrator: [
        'Administration',
        'darf alles, was das Protokoll und die Pressestelle dürfen, und verwaltet dazu die angeschlossenen Dienste und alle Kalender.',
      ],
    },
  },
  en: {
    visit: {
      planned: 'The visit is intended, but not agreed yet. Every new visit begins like this.',
      confirmed: 'The visit is agreed. From its first day on it can be completed.',
      postponed:
        'The visit does not take place on its days, and new ones are not known yet: it is in no calendar. This needs a reason.',
      completed:
        'The visit has taken place. It can only be corrected, with a reason, and counts in summaries and jubilees.',
      cancelled: 'The visit does not take place. This needs a reason. It can be reinstated.',
      void: 'The visit was recorded by mistake. It stays readable, but counts nowhere. This needs a reason.',
    },
    notice: {
      draft: 'The notice is being written. Only the house sees it.',
      approved: 'A second person of the press office has approved every word. Only the house sees it.',
      issued: 'Everybody can read the notice.',
      corrected: 'The notice is issued again with other words. What was wrong stands above it.',
      retracted: 'The notice can no longer be read. This needs a reason.',
    },
    partnership: {
      active: 'The partnership is alive, and its jubilee is announced.',
      suspended:
        'The partnership rests. Its jubilee is muted until the partnership is resumed, or as long as the office wants.',
      ended: 'The partnership is over. It can be resumed.',
    },
    visibility: {
      internal: 'Only the house sees it. Every visit begins like this.',
      press: 'The press may know it: it is seen by those who are cleared for the press.',
      public: 'Everybody may know it, and it can be published.',
    },
    role: {
      reader: ['Readers', 'see everything that the house keeps, and make calendars of their own.'],
      press: [
        'The press office',
        'sees everything that the house keeps, and writes, approves and issues notices.',
      ],
      officer: [
        'The protocol office',
        'also records and changes visits, partnerships and anniversaries, signs the books, opens volumes and writes notices.',
      ],
      administrator: [
        'Administrators',
        'may do what the protocol office and the press office may do, and manage the connected services and all calendars.',
      ],
    },
  },
})
