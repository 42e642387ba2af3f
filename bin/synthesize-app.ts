import type { App } from 'aws-cdk-lib'
import { SettingError } from '../lib/setting-error'

/** Synthesizes an app for the CDK CLI; an invalid setting is one line on stderr, and exit status 1. */
export function synthesizeApp(makeApp: () => App): void {
  try {
    makeApp().synth()
  } catch (error) {
    if (!(error instanceof SettingError)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}
