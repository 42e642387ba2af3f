import type { FuzzOutcome, Violation } from './fuzz'

const SHOWN = 1500

/** A violation as text: its faults, the request and the response. */
export function describeViolation({ faults, request, answer }: Violation): string {
  const { method, path, query, headers, mutation, body, raw, operation } = request
  const content = raw ?? (body === undefined ? '' : JSON.stringify(body))
  return [
    `${operation.name}, ${mutation ?? 'valid'}: ${faults.slice(0, 5).join(' ')}`,
    `  ${shortened(`${method} ${path}${query === '' ? '' : `?${query}`}`)}`,
    `  ${shortened(JSON.stringify(headers))}`,
    `  ${shortened(content.toString())}`,
    ...(answer
      ? [`  → ${answer.status} ${JSON.stringify(answer.headers)}`, `  ${shortened(answer.text)}`]
      : []),
  ].join('\n')
}

function shortened(text: string): string {
  const shown = text.slice(0, SHOWN).replaceAll(/\p{C}/gu, escaped)
  return text.length > SHOWN ? `${shown}… (${text.length} characters)` : shown
}

/** Escapes a control character or an invisible one. */
const escaped = (character: string): string => `\\u{${character.codePointAt(0)?.toString(16)}}`

/** One line for each operation, with the number of responses by status. */
export function linesOfCounts({ counts }: Pick<FuzzOutcome, 'counts'>): string[] {
  const byOperation = new Map<string, string[]>()
  for (const [name, count] of [...counts].toSorted(([a], [b]) => a.localeCompare(b))) {
    const [operation = '', status = ''] = name.split(' ')
    byOperation.set(operation, [...(byOperation.get(operation) ?? []), `${status}: ${count}`])
  }
  return [...byOperation].map(([operation, statuses]) => `${operation.padEnd(26)} ${statuses.join('  ')}`)
}
