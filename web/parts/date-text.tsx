import type { ComponentChildren } from 'preact'
import { formatDate, partsOf } from '../format'

interface DateTextProps {
  readonly date: string | undefined
  /** @default the date in words */
  readonly children?: ComponentChildren
}

/** A date in words, with its form for machines unless HTML has none: for dates such as `1927~` and `192X`. */
export function DateText({ date, children = formatDate(date) }: DateTextProps) {
  const isForMachines = date !== undefined && partsOf(date).qualifier === undefined && !date.includes('X')
  return isForMachines ? <time dateTime={date}>{children}</time> : <span class="date">{children}</span>
}
