/** The endpoints of the sign-in: of the user pool's domain, or of an issuer by its OpenID configuration. */
import * as oauth from 'oauth4webapi'
import type { SignInSettings } from '../../contract/sign-in'

export interface Endpoints {
  readonly server: oauth.AuthorizationServer
  /** Options of every request: on this machine the endpoints have no TLS. */
  readonly options: { readonly [oauth.allowInsecureRequests]: boolean }
}

const isLoopback = (address: string): boolean => new URL(address).hostname === '127.0.0.1'

export async function endpointsOf({ issuer, url }: SignInSettings): Promise<Endpoints> {
  const options = { [oauth.allowInsecureRequests]: isLoopback(url ?? issuer) }
  if (url !== undefined) {
    const server = {
      issuer,
      authorization_endpoint: `${url}/oauth2/authorize`,
      token_endpoint: `${url}/oauth2/token`,
      end_session_endpoint: `${url}/logout`,
    }
    return { server, options }
  }
  const address = new URL(issuer)
  const response = await oauth.discoveryRequest(address, options)
  return { server: await oauth.processDiscoveryResponse(address, response), options }
}
