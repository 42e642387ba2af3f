/**
 * Lambda puts a function's credentials into its environment (Lambda Developer Guide, "Defined runtime
 * environment variables"). The AWS SDK's own provider would look in seven more places, and every bundle and
 * cold start would pay for code that is never reached; the bundler puts this one in its place.
 */
export interface Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
}

/** Reads the credentials anew at each call, as the SDK expects. Rejects when the environment holds none. */
const fromEnvironment = async (): Promise<Credentials> => {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = process.env
  if (!AWS_ACCESS_KEY_ID || !AWS_SECRET_ACCESS_KEY) {
    throw new Error('AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set: set both, as Lambda does')
  }
  return {
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    sessionToken: AWS_SESSION_TOKEN,
  }
}

/** What the SDK's clients import from `@aws-sdk/credential-provider-node`. */
export const defaultProvider = (): (() => Promise<Credentials>) => fromEnvironment
