/** `npm run -s token`: prints an access token of the local issuer, and nothing else. */
import { SCOPES, tokenScope } from '../contract/route'
import { runCommand } from '../cli/command'
import { readCommandLine } from '../cli/command-line'
import { defaultData } from '../cli/defaults'
import { localToken } from '../cli/local-token'

const HELP = `npm run -s token -- [options]

Prints an access token for the API that npm start serves. The token expires after eight hours.

  --scope "SCOPE …"   the scopes of the token, separated by spaces: ${SCOPES.join(', ')};
                      or in full, as in ${tokenScope('read')} (all scopes)
  --as NAME           the token's sub, 1 to 255 visible ASCII characters, to act as another client, such as a
                      subscribed service (the client of the local issuer)
  --data DIR          the data folder of the local run (${defaultData})
  --help`

async function main(): Promise<void> {
  const { values } = readCommandLine(HELP, {
    scope: { type: 'string' },
    as: { type: 'string' },
    data: { type: 'string', default: defaultData },
  })
  console.log(await localToken(values.data, { scope: values.scope, subject: values.as }))
}

void runCommand(main)
