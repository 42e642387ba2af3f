import type { Announcement } from 'template-runner/bus/log-target'
import { defaultData, defaultPort } from './defaults'
import type { Run } from 'template-runner/run'

export interface Chosen {
  port: number
  /** The data folder as it was given. */
  data: string
}

/** One line for the terminal: the time, and what happened to which thing. */
export function announcementLine({ timestamp, message }: Announcement): string {
  return `${timestamp.slice(11, 19)} UTC  ${message}`
}

/** What somebody who has just started it wants to know; its last line is `ready <address>`. */
export function presentationOf(run: Run, chosen: Chosen): string {
  const { functions, tables, buses, rules, queues, schedules } = run.running
  return [
    'Golden Book runs here, from the template and the bundles that would be deployed.',
    '',
    ...row('functions', functions.map(plain).join(', ')),
    ...row('table', tables.map(plain).join(', ')),
    ...row('bus', `${buses.join(', ')}; every event becomes a line of events.jsonl`),
    ...row('rules', `${rules.map(plain).join(', ')}; what they announce appears below`),
    ...(queues.length > 0 ? row('queues', queues.map(plain).join(', ')) : []),
    ...(schedules.length > 0 ? row('schedules', schedules.map(plain).join(', ')) : []),
    ...row('data', `${run.data} (table, events, queues, logs, token key); it survives a restart`),
    ...row('not run', ...notRun(run)),
    ...(run.unknown.length > 0 ? row('unknown', ...run.unknown) : []),
    '',
    'Try next, in another terminal:',
    ...commands(run.url, chosen).map((command) => `  ${command}`),
    '',
    `ready ${run.url}`,
  ].join('\n')
}

function row(title: string, ...lines: string[]): string[] {
  return lines.map((line, index) => `  ${(index === 0 ? title : '').padEnd(10)} ${line}`)
}

function commands(url: string, { port, data }: Chosen): string[] {
  const elsewhere = data === defaultData ? '' : ` -- --data ${quoted(data)}`
  const target = port === defaultPort && elsewhere === '' ? '' : ` --url ${url} --token "$TOKEN"`
  return [
    `TOKEN=$(npm run -s token${elsewhere})`,
    `curl -s -H "authorization: Bearer $TOKEN" ${url}/v1/books`,
    `npm run import -- examples/berlin/*.json${target}`,
  ]
}

/** As a shell takes it for one word. */
function quoted(word: string): string {
  return /^[\w./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`
}

/** Each reason after the short names of the types that it stands for. */
function notRun(run: Run): string[] {
  const reasons = new Set(run.notRun.values())
  return [...reasons].map((reason) => {
    const types = [...run.notRun].filter(([, why]) => why === reason)
    return `${types.map(([type]) => type.split('::').slice(1).join(' ')).join(', ')}: ${reason}`
  })
}

/** A logical id without the eight letters that CDK appends to tell its own apart. */
function plain(name: string): string {
  return name.replace(/[0-9A-F]{8}$/, '')
}
