/** The path of a QR code in an SVG picture. */

/** One square a module, from the top left; `true` is dark. Neighbours in a row are drawn as one. */
export function qrPath(matrix: readonly (readonly boolean[])[]): string {
  const runs = matrix.flatMap((row, y) => runsIn(row).map(([start, length]) => [start, y, length] as const))
  return runs.map(([x, y, length]) => `M${x} ${y}h${length}v1h-${length}z`).join('')
}

/** The dark runs of a row: start and length. */
function runsIn(row: readonly boolean[]): (readonly [start: number, length: number])[] {
  const starts = row.flatMap((isDark, x) => (isDark && row[x - 1] !== true ? [x] : []))
  return starts.map((start) => {
    const end = row.indexOf(false, start)
    return [start, (end === -1 ? row.length : end) - start] as const
  })
}
