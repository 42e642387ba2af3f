import { Page } from '../parts/page'
import { common } from '../words/common'

interface SignInPageProps {
  readonly reason: 'failed' | 'signed-out' | 'not-set-up'
  /** Absent if no sign-in is set up. */
  readonly signIn?: (() => void) | undefined
}

/** Says why nobody is signed in, and offers to sign in. */
export function SignInPage({ reason, signIn }: SignInPageProps) {
  const words = common()
  const lead = { failed: words.signInFailed, 'signed-out': words.signedOut, 'not-set-up': words.noSignIn }
  return (
    <>
      <header class="bar">
        <p class="brand">{words.brand}</p>
      </header>
      <Page title={reason === 'signed-out' ? words.signedOutTitle : words.signIn} lead={lead[reason]}>
        {signIn && (
          <button type="button" class="button" onClick={signIn}>
            {words.signIn}
          </button>
        )}
      </Page>
    </>
  )
}
