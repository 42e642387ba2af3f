/** The app that `cdk` runs, with the settings of cdk.json and of `-c name=value`. */
import { goldenBookApp } from '../lib/app'
import { SettingError } from '../lib/settings/setting-error'

try {
  goldenBookApp().synth()
} catch (error) {
  if (!(error instanceof SettingError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
