/** People of a deployed stage: added to its user pool for one journey, signed in with a password, and removed. */
import { randomBytes } from 'node:crypto'
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminSetUserPasswordCommand,
  AssociateSoftwareTokenCommand,
  InitiateAuthCommand,
  ListUserPoolClientsCommand,
  RespondToAuthChallengeCommand,
  VerifySoftwareTokenCommand,
  type AuthenticationResultType,
  type CognitoIdentityProviderClient,
  type RespondToAuthChallengeCommandOutput,
} from '@aws-sdk/client-cognito-identity-provider'
import { createSrpSession, signSrpSession, wrapAuthChallenge, wrapInitiateAuth } from 'cognito-srp-helper'
import type { Role } from '../../../contract/roles'
import type { Person } from '../../support/registry'
import { oneTimePassword } from './one-time-password'

/** The client of the pages (`lib/sign-in/people.ts`). */
const WEB_CLIENT = 'web'

export class People {
  private readonly added = new Map<string, Promise<Person>>()
  private readonly usernames: string[] = []
  private webClient: Promise<string> | undefined

  constructor(
    private readonly cognito: CognitoIdentityProviderClient,
    private readonly UserPoolId: string,
  ) {}

  /** The person of a name, added at the first call. */
  personOf(name: string, role: Role): Promise<Person> {
    const person = this.added.get(name) ?? this.add(`Name of ${name}`, role)
    this.added.set(name, person)
    return person
  }

  /** Removes the people that were added. */
  async remove(): Promise<void> {
    const { UserPoolId } = this
    for (const Username of this.usernames)
      await this.cognito.send(new AdminDeleteUserCommand({ UserPoolId, Username }))
  }

  private async add(name: string, role: Role): Promise<Person> {
    const { UserPoolId, cognito } = this
    // An address that can belong to nobody (RFC 2606), to which Cognito is told to send nothing.
    const email = `${randomBytes(8).toString('hex')}@trial.example`
    const password = `Aa1${randomBytes(24).toString('hex')}`
    const { User } = await cognito.send(
      new AdminCreateUserCommand({
        UserPoolId,
        Username: email,
        MessageAction: 'SUPPRESS',
        UserAttributes: [
          { Name: 'email', Value: email },
          { Name: 'email_verified', Value: 'true' },
          { Name: 'name', Value: name },
        ],
      }),
    )
    const Username = User?.Username ?? ''
    this.usernames.push(Username)
    await cognito.send(
      new AdminSetUserPasswordCommand({ UserPoolId, Username, Password: password, Permanent: true }),
    )
    await cognito.send(new AdminAddUserToGroupCommand({ UserPoolId, Username, GroupName: role }))
    const token = await this.signIn(Username, password)
    return { name, token, subject: subjectOf(token) }
  }

  /** With the password, by the Secure Remote Password protocol: the only way that the web client allows beside its pages. */
  private async signIn(username: string, password: string): Promise<string> {
    const { cognito } = this
    const ClientId = await (this.webClient ??= this.findWebClient())
    const session = createSrpSession(username, password, this.UserPoolId, false)
    const challenge = await cognito.send(
      new InitiateAuthCommand(
        wrapInitiateAuth(session, {
          ClientId,
          AuthFlow: 'USER_SRP_AUTH',
          AuthParameters: { USERNAME: username },
        }),
      ),
    )
    const answer = await cognito.send(
      new RespondToAuthChallengeCommand(
        wrapAuthChallenge(signSrpSession(session, challenge), {
          ClientId,
          ChallengeName: 'PASSWORD_VERIFIER',
          ChallengeResponses: { USERNAME: username },
          Session: challenge.Session,
        }),
      ),
    )
    const tokens =
      answer.AuthenticationResult ?? (await this.setUpOneTimePassword(ClientId, username, answer))
    if (tokens?.AccessToken) return tokens.AccessToken
    throw new Error(`Cognito asks for ${answer.ChallengeName} at the sign-in of a person for tests.`)
  }

  /** The second factor, which every stage but `dev` requires. */
  private async setUpOneTimePassword(
    ClientId: string,
    username: string,
    { ChallengeName, Session }: RespondToAuthChallengeCommandOutput,
  ): Promise<AuthenticationResultType | undefined> {
    if (ChallengeName !== 'MFA_SETUP') return undefined
    const { cognito } = this
    const associated = await cognito.send(new AssociateSoftwareTokenCommand({ Session }))
    const UserCode = oneTimePassword(associated.SecretCode ?? '', Date.now())
    const verified = await cognito.send(
      new VerifySoftwareTokenCommand({ Session: associated.Session, UserCode }),
    )
    const { AuthenticationResult } = await cognito.send(
      new RespondToAuthChallengeCommand({
        ClientId,
        ChallengeName,
        Session: verified.Session,
        ChallengeResponses: { USERNAME: username },
      }),
    )
    return AuthenticationResult
  }

  private async findWebClient(): Promise<string> {
    const { UserPoolId } = this
    for (let NextToken: string | undefined; ;) {
      const page = await this.cognito.send(
        new ListUserPoolClientsCommand({ UserPoolId, MaxResults: 60, NextToken }),
      )
      const found = page.UserPoolClients?.find(({ ClientName }) => ClientName === WEB_CLIENT)
      if (found?.ClientId) return found.ClientId
      NextToken = page.NextToken
      if (NextToken === undefined) throw new Error(`The user pool has no client "${WEB_CLIENT}".`)
    }
  }
}

const subjectOf = (token: string): string => {
  const claims = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()
  return (JSON.parse(claims) as { sub: string }).sub
}
