/**
 * Lambda puts a function's credentials into its environment (Lambda Developer Guide, "Defined runtime
 * environment variables"). The AWS SDK's default provider has seven more sources, which make every bundle larger and every
 * cold start slower; the bundler replaces it with this one.
 */
export interface Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
}

/** Reads the credentials at each call, as the SDK expects. Rejects if the environment has none. */
const fromEnvironment = async (): Promise<Credentials> => {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = process.env
  if (!AWS_ACCESS_KEY_ID || !AWS_SECRET_ACCESS_KEY) {
    throw new Error('AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set. Set both, as Lambda does.')
  }
  return {
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    sessionToken: AWS_SESSION_TOKEN,
  }
}

/** The export that the SDK's clients import from `@aws-sdk/credential-provider-node`. */
export const defaultProvider = (): (() => Promise<Credentials>) => fromEnvironment
