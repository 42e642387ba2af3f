/** The notice of Istanbul's visit, in German and English, with everything that a notice can have. */
import type { Notice, NoticeLanguage } from '../../../../contract/notices/schemas'
import type { FormOptions } from '../../../../domain/notices/forms/issued-notice'

export const OPTIONS: FormOptions = {
  issuer: {
    de: 'Presse- und Informationsamt des Landes Berlin',
    en: 'Press and Information Office of the State of Berlin',
  },
  origin: 'https://api.example',
  officeZone: 'Europe/Berlin',
}

const STAMPS = {
  kind: 'notice',
  status: 'corrected',
  visibility: 'public',
  version: 5,
  createdAt: '2024-06-19T07:12:03.120Z',
  issuedAt: '2024-06-19T10:00:07.310Z',
  updatedAt: '2024-06-19T12:31:44.005Z',
} as const

const GERMAN: Notice = {
  ...STAMPS,
  id: '0190302a-5b1e-7c54-8a53-1f0d6f1c2a3b',
  language: 'de',
  headline: 'Bürgermeister von Istanbul trägt sich in das Goldene Buch von Berlin ein',
  correction: 'Die Partnerschaft besteht seit dem 17. November 1989, nicht seit dem 17. Oktober 1989.',
  blocks: [
    {
      part: 'lead',
      text:
        'Das Presse- und Informationsamt des Landes Berlin teilt mit: Der Regierende Bürgermeister von Berlin, ' +
        'Kai Wegner, hat heute den Bürgermeister von Istanbul, Ekrem İmamoğlu, im Roten Rathaus empfangen. ' +
        'Anlass sind 35 Jahre Städtepartnerschaft Berlin-Istanbul.',
      facts: [],
    },
    {
      part: 'signing',
      text: 'Ekrem İmamoğlu hat sich in das Goldene Buch von Berlin eingetragen.',
      facts: [],
    },
    {
      part: 'quotation',
      heading: 'Ekrem İmamoğlu, Bürgermeister von Istanbul',
      text: 'Berlin ve İstanbul, otuz beş yıldır kardeş.\nÖzgürlüğün şehirleri olarak birlikte yürüyoruz.',
      language: 'tr',
      facts: [],
    },
    {
      part: 'quotation',
      heading: 'Kai Wegner, Regierender Bürgermeister',
      text: '„Berlin & Istanbul sind mehr als Partner: <strong>Freunde</strong>.“',
      facts: [],
    },
    {
      part: 'background',
      heading: 'Hintergrund',
      text: 'Berlin und Istanbul sind seit dem 17. November 1989 Partnerstädte.\n\nIhr Motto: „Städte der Freiheit“.',
      facts: [],
    },
    {
      part: 'programmes',
      heading: 'Die Programme der Partnerschaft',
      text:
        '– Kulturaustauschprogramm: Stipendien für mehrmonatige Residenzen in Berlin oder Istanbul\n' +
        '– Kooperation der Smart City Units\n' +
        '– Fachaustausch Integration und Migration, ' +
        'https://www.berlin.example/senatsverwaltung/integration-und-migration/fachaustausch/istanbul',
      facts: [],
    },
    {
      heading: 'An English note',
      text: 'A tour for foreign correspondents follows.',
      language: 'en',
      facts: [],
    },
  ],
  contacts: [
    {
      name: 'Petra Muster',
      function: 'Sprecherin des Senats',
      telephone: '+49 (0)30 9026-0',
      mail: 'presse+istanbul@berlin.example',
      url: 'https://www.berlin.example/presse?thema=a&ort=b',
    },
    { name: 'Pressestelle', telephone: '030 9026-1' },
  ],
}

const ENGLISH: Notice = {
  ...STAMPS,
  id: '0190302a-5b1e-7c54-8a53-1f0d6f1c2a3c',
  language: 'en',
  headline: 'Mayor of Istanbul signs the Golden Book of Berlin',
  correction: 'The partnership dates from 17 November 1989, not from 17 October 1989.',
  blocks: [
    {
      part: 'lead',
      text:
        'The Press and Information Office of the State of Berlin announces: Kai Wegner (Regierender Bürgermeister ' +
        'von Berlin) today received Ekrem İmamoğlu (Bürgermeister von Istanbul) at the Rotes Rathaus. The ' +
        'occasion: 35 years of the Berlin-Istanbul partnership.',
      facts: [],
    },
    {
      part: 'quotation',
      text: '„Berlin & Istanbul sind mehr als Partner: <strong>Freunde</strong>.“',
      language: 'de',
      facts: [],
    },
    {
      part: 'background',
      heading: 'Background',
      text: 'Berlin and Istanbul have been partner cities since 17 November 1989.\n\nTheir motto: “Cities of freedom”.',
      facts: [],
    },
  ],
  contacts: [{ name: 'Petra Muster', function: 'Spokesperson', mail: 'presse@berlin.example' }],
}

export const ISTANBUL: Readonly<Record<NoticeLanguage, Notice>> = { de: GERMAN, en: ENGLISH }
