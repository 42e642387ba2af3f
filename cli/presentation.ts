import type { LogEvent } from 'template-runner/bus/target'
import type { Run } from 'template-runner/run'
import { defaultData, defaultPort } from './defaults'

/** The options of `npm start`. */
export interface StartOptions {
  port: number
  /** The data folder as it was given. */
  data: string
}

/** A log event as a line for the terminal: the time of day and the message. */
export function lineOfLogEvent({ timestamp, message }: LogEvent): string {
  return `${timestamp.slice(11, 19)} UTC  ${message}`
}

/** The text that `npm start` prints when the run is ready; its last line is `ready <address>`. */
export function presentationOf(run: Run, options: StartOptions): string {
  const { functions, tables, buses, rules, queues, schedules } = run.running
  return [
    'Golden Book runs on this machine, from the template and the bundles that `cdk deploy` would upload.',
    '',
    ...row('functions', functions.map(plain).join(', ')),
    ...row('table', tables.map(plain).join(', ')),
    ...row('bus', `${buses.join(', ')}; every event becomes a line of events.jsonl`),
    ...row('rules', `${rules.map(plain).join(', ')}; their log events appear below`),
    ...(queues.length > 0 ? row('queues', queues.map(plain).join(', ')) : []),
    ...(schedules.length > 0 ? row('schedules', schedules.map(plain).join(', ')) : []),
    ...row('data', `${run.data} (table, events, queues, logs, token key); it survives a restart`),
    ...row('no effect', ...typesWithoutEffect(run)),
    ...(run.unsupported.length > 0 ? row('unsupported', ...run.unsupported) : []),
    '',
    'Try next, in another terminal:',
    ...commands(run.url, options).map((command) => `  ${command}`),
    '',
    `ready ${run.url}`,
  ].join('\n')
}

function row(title: string, ...lines: string[]): string[] {
  return lines.map((line, index) => `  ${(index === 0 ? title : '').padEnd(11)} ${line}`)
}

function commands(url: string, { port, data }: StartOptions): string[] {
  const elsewhere = data === defaultData ? '' : ` -- --data ${quoted(data)}`
  const target = port === defaultPort && elsewhere === '' ? '' : ` --url ${url} --token "$TOKEN"`
  return [
    `TOKEN=$(npm run -s token${elsewhere})`,
    `curl -s -H "authorization: Bearer $TOKEN" ${url}/v1/books`,
    `npm run import -- examples/berlin/*.json${target}`,
  ]
}

/** Quotes a word for a shell. */
function quoted(word: string): string {
  return /^[\w./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`
}

/** One line for each reason, with the short names of its resource types. */
function typesWithoutEffect(run: Run): string[] {
  const reasons = new Set(run.withoutEffect.values())
  return [...reasons].map((reason) => {
    const types = [...run.withoutEffect].filter(([, why]) => why === reason)
    return `${types.map(([type]) => type.split('::').slice(1).join(' ')).join(', ')}: ${reason}`
  })
}

/** A logical id without the hash of eight characters that the CDK appends. */
function plain(name: string): string {
  return name.replace(/[0-9A-F]{8}$/, '')
}
