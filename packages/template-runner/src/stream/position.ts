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

/** A mapping's position in the data folder. It is written after each batch: a killed run repeats at most one batch. */
export class PositionFile {
  private readonly name: string

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
    const position = parseJson(text)
    if (isPosition(position)) return position.stream === stream ? position : undefined
    throw damaged(
      this.data.pathOf(this.name),
      'delete it, and every change of the table is delivered to the function again',
    )
  }

  /** @throws FileFault */
  write(position: Position): void {
    this.data.replace(this.name, JSON.stringify(position))
  }
}

function isPosition(value: unknown): value is Position {
  return isObject(value) && ['stream', 'shard', 'after'].every((field) => typeof value[field] === 'string')
}
