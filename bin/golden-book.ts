/** What `cdk` runs: the app, with the settings given by `-c name=value`. */
import { goldenBookApp } from '../lib/app'
import { SettingError } from '../lib/settings'

try {
  goldenBookApp().synth()
} catch (error) {
  if (!(error instanceof SettingError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
