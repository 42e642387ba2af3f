/** An invalid setting; the message names the setting, its value and the expected form. */
export class SettingError extends Error {
  override readonly name = 'SettingError'
}

/** @throws SettingError always */
export const refuseSetting = (name: string, value: string, expected: string): never => {
  throw new SettingError(`-c ${name}=${value} cannot be used: ${expected}`)
}
