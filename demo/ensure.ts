import { CommandError } from '../cli/command'

/** Ends the demo with status 1 unless what it shows is so; `what` is the sentence that should have been true. */
export function ensure(isSo: boolean, what: string): void {
  if (!isSo) throw new CommandError(`The demo fails: it is not so that ${what}.`)
}
