/** The pages start: the person signs in, then the page of the address is shown. */
import './style/main.css'
import { render } from 'preact'
import type { PagesSettings, SignInSettings } from '../contract/sign-in'
import { openApi } from './api'
import { App } from './app'
import type { Office } from './context'
import { dropDrafts, dropOldDrafts } from './forms/drafts'
import { chooseLanguage, language, startLanguage } from './language'
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
  // The key makes every page with the words of the language.
  const show = () => render(<App key={language()} office={office} />, root)
  show()
}

async function start(): Promise<void> {
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

/** Calls back when the first words are shown, so that the script does not delay them; at the latest after 300 ms. */
function afterFirstWords(then: () => void): void {
  let isCalled = false
  const call = (): void => {
    if (!isCalled) then()
    isCalled = true
  }
  const observer = new PerformanceObserver((list) => {
    if (list.getEntriesByName('first-contentful-paint').length > 0) call()
  })
  observer.observe({ type: 'paint', buffered: true })
  setTimeout(call, 300)
}

afterFirstWords(() => {
  document.body.classList.add('with-fonts')
  void start()
})
