/**
 * Texts that break pages: markup and scripts that would run, words without an end, letters of every kind. The same texts in
 * each run. Each that could run calls the canary with its number.
 */
import * as fc from 'fast-check'
import { CANARY } from './watch'

/** Markup, addresses and expressions that would call `run`, were they not shown as text. */
const RUNNING: readonly ((run: string) => string)[] = [
  (run) => `<img src=x onerror=${run}>`,
  (run) => `<script>${run}</script>`,
  (run) => `</script><script>${run}</script>`,
  (run) => `<svg/onload=${run}>`,
  (run) => `"><svg onload=${run}>`,
  (run) => `" autofocus onfocus="${run}`,
  (run) => `' onmouseover='${run}`,
  (run) => `x" onanimationstart="${run}" style="animation:spin`,
  (run) => `</title></style></textarea></noscript><img src=x onerror=${run}>`,
  (run) => `<noscript><p title="</noscript><img src=x onerror=${run}>">`,
  (run) =>
    `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${run}&gt;">`,
  (run) => `<svg><animate onbegin=${run} attributeName=x dur=1s>`,
  (run) => `<details open ontoggle=${run}>`,
  (run) => `<input autofocus onfocus=${run}>`,
  (run) => `<video><source onerror=${run}>`,
  (run) => `<body onload=${run}>`,
  (run) => `<iframe srcdoc="<script>parent.${run}</script>">`,
  (run) => `<object data="javascript:${run}">`,
  (run) => `<a href="javascript:${run}">Programm</a>`,
  (run) => `<form action="javascript:${run}"><button>Absenden</button></form>`,
  (run) => `<meta http-equiv=refresh content="0;url=javascript:${run}">`,
  (run) => `<link rel=stylesheet href="javascript:${run}">`,
  (run) => `<base href="javascript:${run}//">`,
  (run) => `javascript:${run}`,
  (run) => `JaVaScRiPt:${run}//`,
  (run) => `java&#09;script:${run}`,
  (run) => `data:text/html,<script>${run}</script>`,
  (run) => `vbscript:${run}`,
  (run) => `&lt;img src=x onerror=${run}&gt;`,
  (run) => `&#x3C;script&#x3E;${run}&#x3C;/script&#x3E;`,
  (run) => String.raw`\u003cscript\u003e${run}\u003c/script\u003e`,
  (run) => `%3Cscript%3E${run}%3C/script%3E`,
  (run) => `+ADw-script+AD4-${run}+ADw-/script+AD4-`,
  (run) => `＜script＞${run}＜/script＞`,
  (run) => `{{constructor.constructor('${run}')()}}`,
  (run) => `\${${run}}`,
  (run) => `#{${run}}`,
  (run) => `<%= ${run} %>`,
  (run) => `{%${run}%}`,
  (run) => `{"__html":"<img src=x onerror=${run}>"}`,
  (run) => `');${run};//`,
  (run) => `";${run};//`,
  (run) => `\`;${run};//`,
  (run) => `--><script>${run}</script><!--`,
  (run) => `]]><script>${run}</script><![CDATA[`,
  (run) => `*{background:url("javascript:${run}")}`,
  (run) => `</style><style>*{display:none}</style>${run}`,
  (run) => `x:expression(${run})`,
  (run) => `@import "javascript:${run}";`,
  (run) => `=HYPERLINK("javascript:${run}";"Programm")`,
  (run) => `+cmd|' /C ${run}'!A0`,
  (run) => `-2+3+${run}`,
  (run) => `@SUM(1+1)*${run}`,
]

/** Letters and words that layouts and comparisons stumble over. */
const ODD: readonly string[] = [
  'W'.repeat(290),
  'Donaudampfschifffahrtsgesellschaft'.repeat(6),
  '0123456789'.repeat(20),
  '_'.repeat(150),
  '/'.repeat(200),
  '.'.repeat(250),
  '-'.repeat(120),
  '=-'.repeat(70),
  'Ministerin\u00a0'.repeat(12),
  'Nicht\u2011trennbar\u2011'.repeat(12),
  '国際友好都市連盟'.repeat(12),
  'ราชอาณาจักรไทย'.repeat(8),
  'مستشفى'.repeat(5),
  'רמת־גן'.repeat(15),
  'وزير (خارجية) 2024 – <b>Berlin</b> [x]',
  'ראש עיריית תל אביב–יפו (1998) "ABC"',
  '\ufdfd'.repeat(12),
  '\u{1242b}'.repeat(20),
  '\u2e3b'.repeat(15),
  'Z\u0351\u036b\u0343\u0302\u0334\u0319\u0324',
  `ệ${'\u0323'.repeat(20)}`.repeat(5),
  'ཧཱུྃ'.repeat(20),
  'क्\u200dष श्री\u200cमती',
  'می\u200cخواهم به شهر شما بیایم',
  '👩‍👩‍👧‍👦🏳️‍🌈👍🏽1️⃣'.repeat(6),
  '🇩🇪🇹🇷'.repeat(30),
  '𝓑𝓾̈𝓻𝓰𝓮𝓻𝓶𝓮𝓲𝓼𝓽𝓮𝓻𝓲𝓷',
  '𒀀𒁀𒂀'.repeat(20),
  '𠮷野家'.repeat(20),
  'ﬁﬂﬀſ ẞß İıI ǅ Ⅷ ½ ㎏',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'undefined',
  'null',
  'NaN',
  '0',
  '-',
  '%',
  '%00%0d%0a',
  '%E0%A4%A',
  '%s%n%x',
  '$& $1 $$ $`',
  String.raw`\\ \0 \x00 \'`,
  '../../../etc/passwd',
  '..',
  '//evil.example/%2e%2e',
  `https://evil.example/?${'q'.repeat(200)}`,
  'A; DROP TABLE visits;--',
  '#/visits?x=1&y=2#z',
  '   vorn und hinten   ',
  'Zeile\nzwei\r\ndrei',
  // What the API refuses.
  'rechts\u202enach links',
  'null\u200bbreit',
  'klingel\u0007',
  '\ud800',
  '\u2060\u00ad',
]

/** What stands around a text. */
const AROUND: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text,
  (text) => `"${text}`,
  (text) => `'${text}'`,
  (text) => `">${text}`,
  (text) => `<b>${text}</b>`,
  (text) => `<!--${text}-->`,
  (text) => `Dr. ${text} von Beispiel`,
  (text) => `Bürgermeister${text}`,
  (text) => `${text}${text}`,
  (text) => `[${text}](${text})`,
  (text) => `&amp;${text}&nbsp;`,
  (text) => `{"a":"${text}"}`,
  (text) => `مرحبا ${text}`,
]

const hostile = fc.record({
  text: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...RUNNING) },
    { weight: 3, arbitrary: fc.constantFrom(...ODD).map((text) => () => text) },
    {
      weight: 1,
      arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }).map((text) => () => text),
    },
  ),
  around: fc.constantFrom(...AROUND),
})

const SEED = 1_899

/** A source of texts, each with a number of its own. */
export interface HostileTexts {
  /** The next text of at most so many UTF-16 units. @default 300 */
  readonly next: (max?: number) => string
  /** How many were taken. */
  readonly taken: () => number
}

export function hostileTexts(): HostileTexts {
  const samples = fc.sample(hostile, { seed: SEED, numRuns: 12_000 })
  let taken = 0
  return {
    taken: () => taken,
    next: (max = 300) => {
      taken += 1
      const sample = samples[taken % samples.length]!
      return sample.around(sample.text(`${CANARY}(${taken})`)).slice(0, max)
    },
  }
}
