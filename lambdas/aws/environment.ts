/** Something that the stack should have set is not there. Its message holds no data of anybody's. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError'
}

/** A variable of the function's environment, read when it is first needed. */
export function required(name: string): string {
  const value = process.env[name]
  if (value === undefined || value === '')
    throw new ConfigurationError(`The environment variable ${name} is not set.`)
  return value
}

/** How far deliveries may go: to this machine too only where the stack says that it runs on one. */
export const reach = () => ({ loopback: process.env.LOOPBACK_SUBSCRIBERS === 'true' })
