/** A disk that refuses writes, at the edge of the file system. */
import fs, { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppendFile } from '../../src/data/append-file'
import { DataFolder } from '../../src/data/data-folder'
import { fileFault } from '../../src/data/file-fault'
import { LineLog } from '../../src/data/line-log'
import { startRun } from '../../src/run'
import { eventually } from '../support/eventually'
import { loggedBodies, queueAssembly } from '../support/queue-assembly'
import { eventSubjects, postThing, startSmallRun, stopRuns } from '../support/small-run'
import { newFolder } from '../support/temporary-folder'

afterEach(async () => {
  jest.restoreAllMocks()
  await stopRuns()
})

const systemError = (code: string): Error => Object.assign(new Error(`${code}: a system error`), { code })

/** From now on every write of this process fails, after half of the bytes of the first one. */
function fillDisk(code = 'ENOSPC'): void {
  const { writeSync } = fs
  let isFull = false
  jest.spyOn(fs, 'writeSync').mockImplementation(((
    file: number,
    bytes: Buffer,
    from: number,
    length: number,
  ) => {
    if (isFull) throw systemError(code)
    isFull = true
    return writeSync(file, bytes, from, Math.floor(length / 2))
  }) as typeof fs.writeSync)
  jest.spyOn(fs, 'writeFileSync').mockImplementation(() => {
    throw systemError(code)
  })
}

test.each([
  ['ENOSPC', 'the disk is full; free some space, and start again'],
  ['EDQUOT', "this user's quota of the disk is used up; free some space, and start again"],
  ['EROFS', 'its file system is read-only; use a folder of another one'],
  ['EACCES', 'this user has no permission; correct the owner and the mode, or use another folder'],
  ['EMFILE', 'too many files are open; raise the limit (ulimit -n), and start again'],
])('a fault of the machine is one sentence: %s', (code, reason) => {
  expect(fileFault(systemError(code), '/data/file')?.message).toBe(`/data/file cannot be used: ${reason}.`)
})

test('an error that the machine does not explain is no fault', () => {
  expect(fileFault(systemError('EBADF'), '/data/file')).toBeUndefined()
  expect(fileFault(new TypeError('a bug'), '/data/file')).toBeUndefined()
})

describe('a file of lines', () => {
  test('writes a line to its end when the disk accepts a part at a time', () => {
    const path = join(newFolder(), 'lines')
    const { writeSync } = fs
    jest
      .spyOn(fs, 'writeSync')
      .mockImplementation(((file: number, bytes: Buffer, from: number, length: number) =>
        writeSync(file, bytes, from, Math.min(length, 3))) as typeof fs.writeSync)
    const file = new AppendFile(path, () => {})
    file.append('one line that is longer')
    file.close()
    expect(readFileSync(path, 'utf8')).toBe('one line that is longer\n')
  })

  test('appends nothing after a line that is incomplete because the disk was full, until it is opened again', () => {
    const path = join(newFolder(), 'lines')
    const faults: Error[] = []
    const file = new AppendFile(path, (fault) => faults.push(fault))
    file.append('whole')
    fillDisk()
    expect(() => file.append('incomplete')).toThrow(`${path} cannot be used: the disk is full`)
    jest.restoreAllMocks()
    expect(() => file.append('later')).toThrow('the disk is full')
    file.close()
    expect(faults).toHaveLength(1)
    const opened = new AppendFile(path, () => {})
    opened.append('next')
    opened.close()
    expect(readFileSync(path, 'utf8')).toBe('whole\nnext\n')
  })

  test('a log loses its lines, and the folder knows why', async () => {
    const data = new DataFolder(newFolder())
    const log = new LineLog(data, 'Log')
    fillDisk()
    log.write('a line')
    log.close()
    expect(await data.failed).toBe(
      `${data.pathOf('logs/Log.log')} cannot be used: the disk is full; free some space, and start again.`,
    )
  })
})

describe('a run whose disk is full', () => {
  test.each(['ENOSPC', 'EROFS'])(
    'ends with one sentence (%s), and the next one has all that was acknowledged',
    async (code) => {
      const data = newFolder()
      const warnings: string[] = []
      const run = await startSmallRun({
        assembly: queueAssembly(),
        data,
        onWarning: (line) => warnings.push(line),
      })
      expect((await postThing(run, 'one')).status).toBe(201)
      await eventually(() => expect(loggedBodies(data)).toHaveLength(1))
      fillDisk(code)
      // The engine, another process, still has space: the thing is acknowledged, and its event is not written.
      expect((await postThing(run, 'two')).status).toBe(201)
      expect(await run.failed).toMatch(/^\S+ cannot be used: [^\n]+\.$/)
      await run.stop()
      expect(warnings).toEqual([])
      jest.restoreAllMocks()
      await startSmallRun({ assembly: queueAssembly(), data })
      await eventually(() => expect(new Set(eventSubjects(data))).toEqual(new Set(['one', 'two'])))
      await eventually(() => expect(loggedBodies(data).join()).toContain('"subject":"two"'))
    },
  )

  test('does not start', async () => {
    const assembly = queueAssembly()
    fillDisk()
    await expect(startRun({ assembly, data: newFolder(), port: 0 })).rejects.toThrow(
      /^\S+ cannot be used: the disk is full; free/,
    )
  })
})
