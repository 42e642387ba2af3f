import type { LogEvent } from 'template-runner/bus/target'
import type { Run } from 'template-runner/run'
import { defaultData, defaultPort } from './defaults'

interface StartOptions {
  port: number
  /** The data folder as given. */
  data: string
}

/** A log event as one line for the terminal: the time of day and the message. */
export function logLine({ timestamp, message }: LogEvent): string {
  return `${timestamp.slice(11, 19)} UTC  ${message}`
}

/** What `npm start` prints: the parts of the run and the next commands to try. The last line is `ready <address>`. */
export function startMessage(run: Run, options: StartOptions): string {
  const { functions, tables, buses, rules, queues, schedules } = run.running
  return [
    'Golden Book is running on this machine, from the template and the bundles that `cdk deploy` would deploy.',
    '',
    ...pages(run),
    ...row('functions', functions.map(withoutHash).join(', ')),
    ...row('table', tables.map(withoutHash).join(', ')),
    ...row('bus', `${buses.join(', ')}; every event is appended to events.jsonl`),
    ...row('rules', `${rules.map(withoutHash).join(', ')}; events for log targets are printed below`),
    ...(queues.length > 0 ? row('queues', queues.map(withoutHash).join(', ')) : []),
    ...(schedules.length > 0 ? row('schedules', schedules.map(withoutHash).join(', ')) : []),
    ...row('data', `${run.data} (table, events, queues, logs, token key); kept after the run ends`),
    ...row('no effect', ...typesWithoutEffect(run)),
    ...(run.unsupported.length > 0 ? row('unsupported', ...run.unsupported) : []),
    '',
    'Or try the API, in another terminal:',
    ...commands(run.url, options).map((command) => `  ${command}`),
    '',
    `ready ${run.url}`,
  ].join('\n')
}

/** How to begin in a browser. Without a sign-in on this machine, the pages use the city's own. */
function pages({ url, users }: Run): string[] {
  if (users.length === 0) return [`Open ${url} in a browser.`, '']
  const people = users.map(({ name, groups }) => `${name} (${groups.join(', ')})`)
  return [`Open ${url} in a browser, and sign in as one of these: ${people.join(', ')}.`, '']
}

function row(title: string, ...lines: string[]): string[] {
  return lines.map((line, index) => `  ${(index === 0 ? title : '').padEnd(11)} ${line}`)
}

function commands(url: string, { port, data }: StartOptions): string[] {
  const dataOption = data === defaultData ? '' : ` -- --data ${quoted(data)}`
  const target = port === defaultPort && dataOption === '' ? '' : ` --url ${url} --token "$TOKEN"`
  return [
    `TOKEN=$(npm run -s token${dataOption})`,
    `curl -s -H "authorization: Bearer $TOKEN" ${url}/v1/books`,
    `npm run import -- examples/berlin/*.json${target}`,
  ]
}

/** Quoted for a shell where necessary. */
function quoted(word: string): string {
  return /^[\w./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`
}

/** One line for each reason, after the short names of the resource types. */
function typesWithoutEffect(run: Run): string[] {
  const reasons = new Set(run.withoutEffect.values())
  return [...reasons].map((reason) => {
    const types = [...run.withoutEffect].filter(([, why]) => why === reason)
    return `${types.map(([type]) => type.split('::').slice(1).join(' ')).join(', ')}: ${reason}`
  })
}

/** A logical id without the hash that CDK appends. */
function withoutHash(name: string): string {
  return name.replace(/[0-9A-F]{8}$/, '')
}
