/** An invalid setting; the message names the setting, its value and the expected form. */
export class SettingError extends Error {
  override readonly name = 'SettingError'
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

/**
 * @param name where the setting was given: `-c timeZone`, or `stages.production.timeZone` of cdk.json
 * @throws SettingError always
 */
export const refuseSetting = (name: string, value: unknown, expected: string): never => {
  throw new SettingError(`${name}=${asText(value)} cannot be used: ${expected}`)
}
