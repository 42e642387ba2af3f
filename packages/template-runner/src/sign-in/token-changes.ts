import { isObject } from '../template/template'

export interface ClaimChanges {
  add: Record<string, unknown>
  suppress: string[]
}

/** The changes that a pre token generation function makes to the tokens of a user. */
export interface TokenChanges {
  accessToken: ClaimChanges
  idToken: ClaimChanges
  scopesToAdd: string[]
  scopesToSuppress: string[]
  /** Replaces the user's groups; undefined to keep them. */
  groups: string[] | undefined
}

export const noChanges: TokenChanges = {
  accessToken: { add: {}, suppress: [] },
  idToken: { add: {}, suppress: [] },
  scopesToAdd: [],
  scopesToSuppress: [],
  groups: undefined,
}

/**
 * Reads the changes from the response of a function, which is the event with `response.claimsAndScopeOverrideDetails`.
 * Undefined when the response has another form.
 */
export function tokenChangesOf(payload: unknown): TokenChanges | undefined {
  if (!isObject(payload) || !isObject(payload['response'])) return undefined
  const details = optionalObject(payload['response']['claimsAndScopeOverrideDetails'])
  const access = optionalObject(details?.['accessTokenGeneration'])
  const id = optionalObject(details?.['idTokenGeneration'])
  const accessToken = claimChangesOf(access)
  const idToken = claimChangesOf(id)
  const scopesToAdd = optionalTexts(access?.['scopesToAdd'])
  const scopesToSuppress = optionalTexts(access?.['scopesToSuppress'])
  const groups = optionalObject(details?.['groupOverrideDetails'])?.['groupsToOverride']
  const newGroups = optionalTexts(groups)
  if (!accessToken || !idToken || !scopesToAdd || !scopesToSuppress || !newGroups) return undefined
  const isUnchanged = groups === undefined || groups === null
  return { accessToken, idToken, scopesToAdd, scopesToSuppress, groups: isUnchanged ? undefined : newGroups }
}

function claimChangesOf(generation: Record<string, unknown> | undefined): ClaimChanges | undefined {
  const add = optionalObject(generation?.['claimsToAddOrOverride'])
  const suppress = optionalTexts(generation?.['claimsToSuppress'])
  return generation && add && suppress ? { add, suppress } : undefined
}

/** An empty object in place of null and undefined; undefined for any other type. */
function optionalObject(value: unknown): Record<string, unknown> | undefined {
  if (value === undefined || value === null) return {}
  return isObject(value) ? value : undefined
}

/** An empty list in place of null and undefined; undefined for any other type. */
function optionalTexts(value: unknown): string[] | undefined {
  if (value === undefined || value === null) return []
  return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : undefined
}
