import type { AppendFile } from '../data/append-file'
import type { DataFolder } from '../data/data-folder'

/** The file `events.jsonl` of a data folder: each accepted event is one line of JSON. */
export class EventLog {
  private readonly file: AppendFile

  constructor(data: DataFolder) {
    this.file = data.append('events.jsonl')
  }

  /** Returns when the line is written; only then is the event accepted. @throws FileFault */
  append(event: unknown): void {
    this.file.append(JSON.stringify(event))
  }

  close(): void {
    this.file.close()
  }
}
