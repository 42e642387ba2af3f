import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { takeDataFolder } from '../src/data-folder'
import { newFolder, removeFolders } from './assembly-fixture'

afterEach(removeFolders)

/** A process of its own that takes a folder and keeps it until it is killed. */
async function holderOf(folder: string) {
  const code = `require('tsx/cjs/api').register(); require('./packages/template-runner/src/data-folder.ts').takeDataFolder(process.argv[1])
    .then(() => { console.log('taken'); setInterval(() => {}, 1000) })`
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
  it('is made when it is not there, and is free again after its release', async () => {
    const path = join(newFolder(), 'new', 'data')
    const { release } = await takeDataFolder(path)
    expect(existsSync(path)).toBe(true)
    await release()
    const again = await takeDataFolder(path)
    await again.release()
    expect(readdirSync(path)).toEqual([])
  })

  it('is refused while another run has it, naming the process and the way out', async () => {
    const path = newFolder()
    const { release } = await takeDataFolder(path)
    await expect(takeDataFolder(path)).rejects.toThrow(
      `${path} is in use by another run (process ${process.pid}): stop that one, or choose another folder with --data.`,
    )
    await release()
  })

  it('is refused under another name for the same place', async () => {
    const path = newFolder()
    mkdirSync(join(path, 'below'))
    const { release } = await takeDataFolder(path)
    await expect(takeDataFolder(join(path, 'below', '..'))).rejects.toThrow(/in use/)
    await release()
  })

  it('is refused while another process has it, and free once that was killed', async () => {
    const path = newFolder()
    const holder = await holderOf(path)
    try {
      await expect(takeDataFolder(path)).rejects.toThrow(`process ${holder.pid}`)
    } finally {
      await holder.kill()
    }
    const { release } = await takeDataFolder(path)
    await release()
  })

  it('is never had by two that ask at once', async () => {
    const path = newFolder()
    const asked = await Promise.allSettled([1, 2, 3, 4].map(() => takeDataFolder(path)))
    const taken = asked.filter((each) => each.status === 'fulfilled')
    expect(taken.length).toBeLessThanOrEqual(1)
    await Promise.all(taken.map(({ value }) => value.release()))
  })

  it('may lie deeper than a socket’s path can be long', async () => {
    const path = join(newFolder(), 'a'.repeat(60), 'b'.repeat(60))
    const { release } = await takeDataFolder(path)
    await expect(takeDataFolder(path)).rejects.toThrow(/in use/)
    await release()
    await (await takeDataFolder(path)).release()
  })

  it('is refused when it is a file, or below one', async () => {
    const path = join(newFolder(), 'file')
    writeFileSync(path, '')
    for (const refused of [path, join(path, 'below')]) {
      await expect(takeDataFolder(refused)).rejects.toThrow(
        `The folder ${refused} cannot be written: choose another with --data.`,
      )
    }
  })

  it('is refused below /proc, where no folder can be made', async () => {
    // In a process of its own, since the test could not stop an endless loop in this one.
    const code = `require('tsx/cjs/api').register(); require('./packages/template-runner/src/data-folder.ts').takeDataFolder('/proc/golden/book')
      .catch(({ message }) => console.log(message))`
    const child = spawn(process.execPath, ['-e', code], {
      stdio: ['ignore', 'pipe', 'inherit'],
      timeout: 20_000,
    })
    const [said] = await once(child.stdout.setEncoding('utf8'), 'data')
    expect(said).toBe('The folder /proc/golden/book cannot be written: choose another with --data.\n')
  })
})
