import { appendFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DataFolder } from '../../src/data/data-folder'
import { PositionFile } from '../../src/stream/position'
import { newFolder, removeFolders } from '../support/temporary-folder'

afterEach(removeFolders)

const at = (after: number) => ({ stream: 'things', shard: 'one', after: String(after) })

describe('the position of a mapping', () => {
  it('is in the file as soon as a batch is processed', () => {
    const data = newFolder()
    new PositionFile(new DataFolder(data), 'Mapping').write(at(5))
    expect(new PositionFile(new DataFolder(data), 'Mapping').read('things')).toEqual(at(5))
    expect(new PositionFile(new DataFolder(data), 'Mapping').read('others')).toBeUndefined()
  })

  it('is written after many records without a match, or at the end of the run', () => {
    const data = newFolder()
    const position = new PositionFile(new DataFolder(data), 'Mapping')
    const written = () => new PositionFile(new DataFolder(data), 'Mapping').read('things')?.after
    position.write(at(5))
    position.pass(at(10), 5)
    expect(written()).toBe('5')
    position.close()
    expect(written()).toBe('10')
    position.pass(at(1009), 999)
    expect(written()).toBe('10')
    position.pass(at(1010), 1)
    expect(written()).toBe('1010')
  })

  it('never goes back to records without a match that lie before a batch', () => {
    const data = newFolder()
    const position = new PositionFile(new DataFolder(data), 'Mapping')
    position.pass(at(5), 5)
    position.write(at(6))
    position.close()
    expect(new PositionFile(new DataFolder(data), 'Mapping').read('things')).toEqual(at(6))
  })

  it('is the last of the lines that fit, and the file does not grow without end', () => {
    const data = newFolder()
    const position = new PositionFile(new DataFolder(data), 'Mapping')
    for (let after = 1; after <= 2500; after += 1) position.write(at(after))
    expect(new PositionFile(new DataFolder(data), 'Mapping').read('things')).toEqual(at(2500))
    expect(readFileSync(join(data, 'positions', 'Mapping.json'), 'utf8').split('\n').length).toBeLessThan(
      1100,
    )
  })

  it('is the one before, when a killed run has left a part of a line', () => {
    const data = newFolder()
    new PositionFile(new DataFolder(data), 'Mapping').write(at(5))
    appendFileSync(join(data, 'positions', 'Mapping.json'), '{"stream":"thi')
    const next = new PositionFile(new DataFolder(data), 'Mapping')
    expect(next.read('things')).toEqual(at(5))
    next.write(at(6))
    expect(new PositionFile(new DataFolder(data), 'Mapping').read('things')).toEqual(at(6))
  })
})
