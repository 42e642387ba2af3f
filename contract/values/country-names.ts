/** The names of countries, current and former, for pages, notices and calendars. Without zod, so that a page can load it. */
import type { FORMER_COUNTRIES } from './countries'

type NameLanguage = 'de' | 'en'

/** The usual short names. `Intl` has none of its own for former countries: for `DD` it says `Germany`. */
const FORMER: Readonly<Record<(typeof FORMER_COUNTRIES)[number], Readonly<Record<NameLanguage, string>>>> = {
  AN: { de: 'Niederländische Antillen', en: 'Netherlands Antilles' },
  BU: { de: 'Birma', en: 'Burma' },
  CS: {
    de: 'Tschechoslowakei oder Serbien und Montenegro',
    en: 'Czechoslovakia, or Serbia and Montenegro',
  },
  CT: { de: 'Canton und Enderbury', en: 'Canton and Enderbury Islands' },
  DD: { de: 'Deutsche Demokratische Republik', en: 'German Democratic Republic' },
  DY: { de: 'Dahomey', en: 'Dahomey' },
  FQ: {
    de: 'Französische Antarktisgebiete',
    en: 'French Antarctic Territories',
  },
  FX: { de: 'Europäisches Frankreich', en: 'Metropolitan France' },
  HV: { de: 'Obervolta', en: 'Upper Volta' },
  JT: { de: 'Johnston-Atoll', en: 'Johnston Island' },
  MI: { de: 'Midwayinseln', en: 'Midway Islands' },
  NH: { de: 'Neue Hebriden', en: 'New Hebrides' },
  NQ: { de: 'Königin-Maud-Land', en: 'Dronning Maud Land' },
  NT: { de: 'Neutrale Zone', en: 'Neutral Zone' },
  PC: { de: 'Treuhandgebiet Pazifische Inseln', en: 'Trust Territory of the Pacific Islands' },
  PU: { de: 'Amerikanische Pazifikinseln', en: 'United States Pacific Islands' },
  PZ: { de: 'Panamakanalzone', en: 'Panama Canal Zone' },
  RH: { de: 'Südrhodesien', en: 'Southern Rhodesia' },
  SU: { de: 'Sowjetunion', en: 'Soviet Union' },
  TP: { de: 'Osttimor', en: 'East Timor' },
  VD: { de: 'Nordvietnam', en: 'North Vietnam' },
  WK: { de: 'Wake', en: 'Wake Island' },
  YD: { de: 'Südjemen', en: 'South Yemen' },
  YU: { de: 'Jugoslawien', en: 'Yugoslavia' },
  ZR: { de: 'Zaire', en: 'Zaire' },
}

/** Made once for each language: a list of all countries asks for 250 names. */
const current = new Map<NameLanguage, Intl.DisplayNames>()

/** The name of a country by its code; the code itself if it is none that `Intl` has a name for. */
export function countryName(code: string, language: NameLanguage): string {
  if (Object.hasOwn(FORMER, code)) return FORMER[code as keyof typeof FORMER][language]
  const names = current.get(language) ?? new Intl.DisplayNames(language, { type: 'region' })
  current.set(language, names)
  try {
    return names.of(code) ?? code
  } catch {
    return code
  }
}
