/** A terminal's usual width. */
const WIDTH = 80

/** Folds a line that is too long for a terminal between its words; what follows is indented a little more. */
export function folded(line: string): string {
  const indent = `${/^ */.exec(line)?.[0] ?? ''}  `
  const lines = ['']
  // Runs of spaces are kept: they align columns.
  for (const part of line.split(/(?<=\S)(?= +\S)/)) {
    const last = lines.pop() ?? ''
    if (`${last}${part}`.length <= WIDTH) lines.push(`${last}${part}`)
    else lines.push(last, `${indent}${part.trimStart()}`)
  }
  return lines.join('\n')
}
