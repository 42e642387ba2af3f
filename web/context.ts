/** What every page needs. */
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { PagesSettings } from '../contract/sign-in'
import type { Api } from './api'
import type { Language } from './language'
import type { Session } from './sign-in/session'

export interface Office {
  readonly api: Api
  readonly session: Session
  readonly settings: PagesSettings
  readonly changeLanguage: (language: Language) => void
}

export const OfficeContext = createContext<Office | undefined>(undefined)

export function useOffice(): Office {
  const office = useContext(OfficeContext)
  if (!office) throw new Error('A page stands outside the office.')
  return office
}

/** A scope of the registry that not every person has. */
export type NeededScope = 'write' | 'book' | 'press' | 'admin'

/** Officers and the press office both write notices. */
export const COMPOSING_SCOPES = ['write', 'press'] as const satisfies readonly NeededScope[]

/** Whether the person may do what needs one of these scopes. */
export function useMay(...scopes: readonly NeededScope[]): boolean {
  const { session } = useOffice()
  return scopes.some((scope) => session.scopes.has(scope))
}
