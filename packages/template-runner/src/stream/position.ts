import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The checkpoint of a mapping on a stream. */
export interface Position {
  /** The engine's ARN of the stream; a table that is created again has another stream. */
  stream: string
  shard: string
  /** Sequence number of the last record that was processed or discarded. */
  after: string
}

/** A mapping's position in the data folder. It is written after each batch: a killed run repeats at most one batch. */
export class PositionFile {
  private readonly file: string

  constructor(data: string, mapping: string) {
    const folder = join(data, 'positions')
    mkdirSync(folder, { recursive: true })
    this.file = join(folder, `${mapping}.json`)
  }

  /** The position on this stream; undefined for a new stream. */
  read(stream: string): Position | undefined {
    if (!existsSync(this.file)) return undefined
    const position = JSON.parse(readFileSync(this.file, 'utf8')) as Position
    return position.stream === stream ? position : undefined
  }

  /** The rename is atomic, so that the file is always complete. */
  write(position: Position): void {
    writeFileSync(`${this.file}.new`, JSON.stringify(position))
    renameSync(`${this.file}.new`, this.file)
  }
}
