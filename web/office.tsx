/** The person signs in, then the page of the address is shown. */
import { render } from 'preact'
import type { PagesSettings, SignInSettings } from '../contract/sign-in'
import { openApi } from './api'
import { App } from './app'
import type { Office } from './context'
import { dropDrafts, dropOldDrafts } from './forms/drafts'
import { chooseLanguage, startLanguage } from './language'
import { currentAddress, followLinks } from './navigation'
import { readSettings } from './settings'
import { beginSignIn, completeSignIn, type Session } from './sign-in/session'
import { SignInPage } from './sign-in/sign-in-page'

const root = document.querySelector('#app')!

const showSignIn = (
  settings: SignInSettings | undefined,
  reason: 'failed' | 'signed-out' | 'not-set-up',
): void =>
  render(<SignInPage reason={reason} signIn={settings && (() => void beginSignIn(settings, '/'))} />, root)

function showOffice(settings: PagesSettings, session: Session): void {
  const leaving: Session = {
    ...session,
    signOut: () => {
      dropDrafts(session.sub)
      session.signOut()
    },
  }
  const office: Office = {
    api: openApi(session),
    session: leaving,
    settings,
    changeLanguage: (next) => {
      chooseLanguage(next)
      show()
    },
  }
  const show = () => render(<App office={office} />, root)
  show()
}

/** Starts the office in the document. */
export async function startOffice(): Promise<void> {
  startLanguage()
  dropOldDrafts()
  const settings = readSettings()
  const { signIn } = settings
  if (!signIn) return showSignIn(undefined, 'not-set-up')
  if (location.pathname === signIn.signedOutPath) return showSignIn(signIn, 'signed-out')
  if (location.pathname !== signIn.callbackPath) return await beginSignIn(signIn, currentAddress())
  try {
    const session = await completeSignIn(signIn)
    followLinks()
    showOffice(settings, session)
  } catch {
    showSignIn(signIn, 'failed')
  }
}
