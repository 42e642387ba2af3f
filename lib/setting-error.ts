/** A setting that cannot be used: the message names it, what is wrong, and what it should look like. */
export class SettingError extends Error {
  override readonly name = 'SettingError'
}

/** @throws SettingError always */
export const refuseSetting = (name: string, value: string, expected: string): never => {
  throw new SettingError(`-c ${name}=${value} cannot be used: ${expected}`)
}
