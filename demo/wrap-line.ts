/** A terminal's usual width. */
const WIDTH = 80

/** Wraps a long line between words, with two more spaces of indentation from the second line on. */
export function wrapLine(line: string): string {
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
