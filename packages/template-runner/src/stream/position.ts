import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** How far a mapping has come on a stream. */
export interface Position {
  /** The engine's name of the stream: that of a table made anew is another, and begins at its start. */
  stream: string
  shard: string
  /** Sequence number of the last record that is done with. */
  after: string
}

/** A mapping's position, kept in the data folder. It is written after a batch is done with: a killed run repeats one. */
export class PositionFile {
  private readonly file: string

  constructor(data: string, mapping: string) {
    const folder = join(data, 'positions')
    mkdirSync(folder, { recursive: true })
    this.file = join(folder, `${mapping}.json`)
  }

  /** The position on this very stream, if there is one. */
  read(stream: string): Position | undefined {
    if (!existsSync(this.file)) return undefined
    const position = JSON.parse(readFileSync(this.file, 'utf8')) as Position
    return position.stream === stream ? position : undefined
  }

  /** Replaces the file in one step, so that it is whole whenever it is read. */
  write(position: Position): void {
    writeFileSync(`${this.file}.new`, JSON.stringify(position))
    renameSync(`${this.file}.new`, this.file)
  }
}
