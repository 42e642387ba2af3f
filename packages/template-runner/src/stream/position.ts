import type { AppendFile } from '../data/append-file'
import type { DataFolder } from '../data/data-folder'
import { damaged } from '../data/file-fault'
import { parseJson } from '../parse-json'
import { isObject } from '../template/template'

/** The checkpoint of a mapping on a stream. */
export interface Position {
  /** The engine's ARN of the stream; a table that is created again has another stream. */
  stream: string
  shard: string
  /** Sequence number of the last record that was processed or discarded. */
  after: string
}

/** Records that are read again after a kill, at most; a write costs more than reading many records. */
const maxUnwritten = 1000
/** Positions in the file, at most. */
const maxLines = 1000

/**
 * A mapping's position in the data folder: the last line of its file. It is written after each batch: a killed run repeats at
 * most one batch. Records that match no filter are passed, which is written now and then: the next run may read them again.
 * A line is appended, since replacing a file can take 20 ms.
 */
export class PositionFile {
  private readonly name: string
  private file: AppendFile | undefined
  private lines = 0
  private passed: Position | undefined
  private unwritten = 0

  constructor(
    private readonly data: DataFolder,
    mapping: string,
  ) {
    this.name = `positions/${mapping}.json`
  }

  /** The position on this stream; undefined for a new stream. @throws RunError when the file is damaged */
  read(stream: string): Position | undefined {
    const text = this.data.read(this.name)
    if (text === undefined) return undefined
    const position = text.split('\n').map(parseJson).findLast(isPosition)
    if (position) return position.stream === stream ? position : undefined
    throw damaged(
      this.data.pathOf(this.name),
      'delete it, and every change of the table is delivered to the function again',
    )
  }

  /** @throws FileFault */
  write(position: Position): void {
    const line = JSON.stringify(position)
    if (this.file && this.lines < maxLines) this.file.append(line)
    else this.replace(line)
    this.lines += 1
    this.passed = undefined
    this.unwritten = 0
  }

  /** @param records how many records lie between this position and the one before. @throws FileFault */
  pass(position: Position, records: number): void {
    this.passed = position
    this.unwritten += records
    if (this.unwritten >= maxUnwritten) this.flush()
  }

  /** Writes the position that was passed last, and closes the file until the next write. @throws FileFault */
  close(): void {
    this.flush()
    this.file?.close()
    this.file = undefined
  }

  private flush(): void {
    if (this.passed) this.write(this.passed)
  }

  private replace(line: string): void {
    this.file?.close()
    this.data.replace(this.name, `${line}\n`)
    this.file = this.data.append(this.name)
    this.lines = 0
  }
}

function isPosition(value: unknown): value is Position {
  return isObject(value) && ['stream', 'shard', 'after'].every((field) => typeof value[field] === 'string')
}
