/** The most days ahead that the API takes. */
const MOST = 3650

const isNumber = (part: string): boolean => /^\d{1,4}$/.test(part) && Number(part) <= MOST

/** Numbers of days, of a text such as `180, 30, 0`; undefined if one of them is none. */
export function leadTimesIn(text: string): readonly number[] | undefined {
  const parts = text
    .split(/[,;\s]+/)
    .map((part) => part.trim())
    .filter(Boolean)
  return parts.length > 0 && parts.every(isNumber) ? parts.map(Number) : undefined
}
