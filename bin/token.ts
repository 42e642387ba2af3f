/** `npm run -s token`: prints an access token of the local issuer, and nothing else. */
import { parseArgs } from 'node:util'
import { runCommand } from '../local/command'
import { defaultData } from '../local/defaults'
import { everyScope, localToken } from '../local/tokens/local-token'

const HELP = `npm run -s token -- [options]

Prints an access token for the API that npm start serves. It is good for eight hours.

  --scope "SCOPE …"   what the token allows (${everyScope})
  --data DIR          the data folder of that run (${defaultData})
  --help`

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      scope: { type: 'string', default: everyScope },
      data: { type: 'string', default: defaultData },
      help: { type: 'boolean', default: false },
    },
  })
  console.log(values.help ? HELP : await localToken(values.data, values.scope))
}

void runCommand(main)
