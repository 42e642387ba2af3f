/** `npm run -s token`: prints an access token of the local issuer, and nothing else. */
import { parseArgs } from 'node:util'
import { SCOPES, tokenScope } from '../contract/route'
import { runCommand } from '../cli/command'
import { defaultData } from '../cli/defaults'
import { localToken } from '../cli/local-token'

const HELP = `npm run -s token -- [options]

Prints an access token for the API that npm start serves. It is good for eight hours.

  --scope "SCOPE …"   what the token allows, separated by spaces: ${SCOPES.join(', ')};
                      or in full, as in ${tokenScope('read')} (all of them)
  --as NAME           the token's sub, 1 to 255 visible ASCII characters: acts as the client of that name, a
                      subscribed service for instance (the client that the local issuer gives tokens to)
  --data DIR          the data folder of that run (${defaultData})
  --help`

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      scope: { type: 'string' },
      as: { type: 'string' },
      data: { type: 'string', default: defaultData },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return console.log(HELP)
  console.log(await localToken(values.data, { scope: values.scope, subject: values.as }))
}

void runCommand(main, ['scope'])
