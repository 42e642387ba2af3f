/** An environment variable that the stack sets is missing. The message holds no personal data. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError'
}

/** Reads an environment variable; throws `ConfigurationError` if it is not set. */
export function required(name: string): string {
  const value = process.env[name]
  if (value === undefined || value === '')
    throw new ConfigurationError(`The environment variable ${name} is not set.`)
  return value
}

/** Whether a second person approves a notice: unless the stage says otherwise. */
export const hasFourEyes = (): boolean => process.env.FOUR_EYES !== 'false'

/** The addresses that deliveries may be sent to: loopback addresses only in a stack that runs locally. */
export const addressPolicy = () => ({ loopback: process.env.LOOPBACK_SUBSCRIBERS === 'true' })
