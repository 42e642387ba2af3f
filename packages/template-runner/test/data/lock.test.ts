import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { lockDataFolder } from '../../src/data/lock'
import { newFolder, removeFolders } from '../support/temporary-folder'

afterEach(removeFolders)

const moduleFile = join(__dirname, '../../src/data/lock.ts')
const loadModule = `require('tsx/cjs/api').register(); const { lockDataFolder } = require(${JSON.stringify(moduleFile)})`

/** A process that locks a folder until it is killed. */
async function lockingProcess(folder: string) {
  const code = `${loadModule}
    lockDataFolder(process.argv[1]).then(() => { console.log('locked'); setInterval(() => {}, 1000) })`
  const child = spawn(process.execPath, ['-e', code, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  return {
    pid: child.pid,
    kill: async () => {
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
    },
  }
}

describe('a data folder', () => {
  it('is created, and free again after its release', async () => {
    const path = join(newFolder(), 'new', 'data')
    const { release } = await lockDataFolder(path)
    expect(existsSync(path)).toBe(true)
    await release()
    const again = await lockDataFolder(path)
    await again.release()
    expect(readdirSync(path)).toEqual([])
  })

  it('is rejected while another run has locked it', async () => {
    const path = newFolder()
    const { release } = await lockDataFolder(path)
    await expect(lockDataFolder(path)).rejects.toThrow(
      `${path} is in use by another run (process ${process.pid}): stop that run, or set \`data\` to another folder.`,
    )
    await release()
  })

  it('is rejected by another path of the same folder', async () => {
    const path = newFolder()
    mkdirSync(join(path, 'queues'))
    const { release } = await lockDataFolder(path)
    await expect(lockDataFolder(join(path, 'queues', '..'))).rejects.toThrow(/in use/)
    await release()
  })

  it('is rejected while another process has locked it, and free after that process is killed', async () => {
    const path = newFolder()
    const holder = await lockingProcess(path)
    try {
      await expect(lockDataFolder(path)).rejects.toThrow(`process ${holder.pid}`)
    } finally {
      await holder.kill()
    }
    const { release } = await lockDataFolder(path)
    await release()
  })

  it('is never locked by two concurrent calls', async () => {
    const path = newFolder()
    const results = await Promise.allSettled([1, 2, 3, 4].map(() => lockDataFolder(path)))
    const locked = results.filter((each) => each.status === 'fulfilled')
    expect(locked.length).toBeLessThanOrEqual(1)
    await Promise.all(locked.map(({ value }) => value.release()))
  })

  it('may have a path that is too long for a socket', async () => {
    const path = join(newFolder(), 'a'.repeat(60), 'b'.repeat(60))
    const { release } = await lockDataFolder(path)
    await expect(lockDataFolder(path)).rejects.toThrow(/in use/)
    await release()
    await (await lockDataFolder(path)).release()
  })

  it('is rejected when it is a file, or below a file', async () => {
    const path = join(newFolder(), 'file')
    // Executable, as folders are.
    writeFileSync(path, '', { mode: 0o755 })
    for (const folder of [path, join(path, 'below')]) {
      await expect(lockDataFolder(folder)).rejects.toThrow(
        `The folder ${folder} is not writable: set \`data\` to another folder.`,
      )
    }
  })

  it('is rejected when it has files of something else', async () => {
    const path = newFolder()
    writeFileSync(join(path, 'letter.txt'), '', { mode: 0o644 })
    await expect(lockDataFolder(path)).rejects.toThrow(
      `The folder ${path} has other files than those of a run: set \`data\` to a new or empty folder.`,
    )
    expect(readdirSync(path)).toEqual(['letter.txt'])
  })

  it('is rejected without a name', async () => {
    await expect(lockDataFolder('')).rejects.toThrow('The data folder has no name: set `data` to a folder.')
  })

  it('is rejected while a run has locked it that is suspended and does not answer', async () => {
    const path = newFolder()
    const suspended = createServer(() => {}).listen(join(path, 'run-01234567.sock'))
    await once(suspended, 'listening')
    await expect(lockDataFolder(path)).rejects.toThrow(`${path} is in use by another run (process ?)`)
    suspended.close()
  })

  it('is rejected below /proc, where no folder can be created', async () => {
    // In another process, because the test could not stop an endless loop in this one.
    const code = `${loadModule}
      lockDataFolder('/proc/one/two').catch(({ message }) => console.log(message))`
    const child = spawn(process.execPath, ['-e', code], {
      stdio: ['ignore', 'pipe', 'inherit'],
      timeout: 50_000,
    })
    const [output] = await once(child.stdout.setEncoding('utf8'), 'data')
    expect(output).toBe('The folder /proc/one/two is not writable: set `data` to another folder.\n')
  })
})
