/** The choices with one of no value, and with a chosen value that the list does not have. */
export function withNone(
  none: string,
  options: readonly (readonly [string, string])[],
  value: string,
): readonly (readonly [string, string])[] {
  const isListed = value === '' || options.some(([each]) => each === value)
  return [['', none], ...options, ...(isListed ? [] : [[value, value] as const])]
}
