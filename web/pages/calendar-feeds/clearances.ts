/** Lowest first. */
const CLEARANCES = ['public', 'press', 'internal'] as const
type Clearance = (typeof CLEARANCES)[number]

/** The scope that reads with a clearance. */
const SCOPES: Readonly<Record<Clearance, string>> = {
  public: 'read.public',
  press: 'read.press',
  internal: 'read',
}

/** The clearances that a person can give to a calendar: the person's own, and those below it. */
export function clearancesOf(scopes: ReadonlySet<string>): readonly Clearance[] {
  const own = CLEARANCES.findLastIndex((each) => scopes.has(SCOPES[each]))
  return CLEARANCES.slice(0, own + 1)
}
