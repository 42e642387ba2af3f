/** The words of the sentences in German and English: a closed list. No name and no number is among them. */

const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '')

export const MONTHS = {
  de: words('Januar Februar März April Mai Juni Juli August September Oktober November Dezember'),
  en: words('January February March April May June July August September October November December'),
} as const

const GERMAN = `
  Akkreditierung Am Anlass Antrittsbesuch Besuch Bildtermin Botschafter Botschafterinnen Buch Das Der Die Eine Eintrag
  Eintrags Empfang Ergebnis Erklärung Erklärungen Es Fototermin Freundschaft Für Gast Gemeinsame Goldene Gründung Hintergrund
  Hinweise Im In Jahre Jahrestag Konferenz Mit Motto Ort Orte Ortszeit Partnerschaft Partnerstadtbesuch Presse Programm
  Programme Region Reisen Staatsbesuch Städtepartnerschaft Termin Terminhinweis Uhr Unterzeichnet Unterzeichnung Vom Wort
  Wortlaut Zu Zur Zuständig am auf begründet bis das dem der des die diese ein eine einem einer eingetragen empfangen
  empfing empfingen empfängt fand für gefeiert gegründet haben hat im in ist lautet liegen liegt mit möglich ruht sein
  seit sich sind statt stattfinden teilt um und vom von vor vorgesehen war waren weitere werden wird wurde wurden zu zum`

const ENGLISH = `
  A Accreditation An Anniversary Background Book Conference Golden Inaugural Information Its Joint Media Occasion Outcome
  Partner Place Programme Reception Responsible Signatories Signing State Statement The Venue Venues Visit a advisory
  ambassadors an and announces are at be been below by came celebrate celebrated celebrates city come concern concerns
  established event following for founded founding from has host hosts in inaugural inscription is local motto of on
  opportunity others partner partnership photo place planned possible press programmes reads reception signing since
  state statement statements take the time to took travelling until visit visiting was were will with years friendship
  region signed suspended`

export const SENTENCE_WORDS = { de: new Set(words(GERMAN)), en: new Set(words(ENGLISH)) } as const
