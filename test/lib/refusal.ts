import { SettingError } from '../../lib/settings/setting-error'
import { settingsOf } from '../../lib/settings/settings'

/** The message of the SettingError that the context is refused with. */
export function refusal(context: Record<string, unknown>): string {
  try {
    settingsOf(context)
  } catch (error) {
    if (error instanceof SettingError) return error.message
    throw error
  }
  throw new Error('The settings are accepted.')
}
