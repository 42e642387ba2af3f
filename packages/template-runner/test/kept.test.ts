import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { eventually } from './support/eventually'
import { loggedBodies } from './support/queue-assembly'
import { newFolder, removeFolders } from './support/temporary-folder'

afterEach(removeFolders)

const REQUESTS = 40

/** Starts the program, and returns its next line at each call of `read`. */
function startProgram(data: string) {
  const program = join(__dirname, 'support/snapshot-program.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', program, data], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    read: async () => String((await lines.next()).value),
    write: (line: string) => child.stdin.write(`${line}\n`),
    end: async () => {
      const ended = once(child, 'exit')
      child.stdin.end()
      await ended
    },
  }
}

it('a run keeps nothing of the requests that it has answered, nor of their events and messages', async () => {
  const data = newFolder()
  const program = startProgram(data)
  try {
    const { url, token } = JSON.parse(await program.read()) as { url: string; token: string }
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const post = async (id: string): Promise<number> => {
      const body = JSON.stringify({ id, kind: 'change' })
      return (await fetch(`${url}/things`, { method: 'POST', headers, body })).status
    }
    // Its message waits for the visibility timeout in front of the others.
    await post('stuck')
    await eventually(() => expect(loggedBodies(data)).toHaveLength(1))
    const ids = Array.from({ length: REQUESTS }, (_, number) => `thing-${number}`)
    for (const id of ids) expect(await post(id)).toBe(201)
    await eventually(() => expect(new Set(loggedBodies(data)).size).toBeGreaterThan(REQUESTS))
    // Each connection may hold its last request, and each reader its last records, until the next ones.
    await eventually(async () => {
      program.write('thing')
      expect(Number(await program.read())).toBeLessThan(REQUESTS / 4)
    })
  } finally {
    await program.end()
  }
})
