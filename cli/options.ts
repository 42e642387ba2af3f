/** Values of command-line options. Every function throws a `CommandError` that names the option and gives an example. */
import { urlOf } from '../contract/values/url'
import { CommandError } from './command'

/** A TCP port; 0 stands for any free one. */
export function portOf(option: string, text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text)
  throw new CommandError(
    `"${text}" is not a port: give --${option} a number from 1 to 65535, or 0 for any free port.`,
  )
}

/** @param example an address for the message */
export function httpUrlOf(option: string, text: string, example: string): string {
  if (/^https?:$/.test(urlOf(text)?.protocol ?? '')) return text
  throw new CommandError(`"${text}" is not an HTTP address: give --${option} one such as ${example}.`)
}

interface NumberRange {
  readonly min: number
  readonly max: number
  /** For the message. */
  readonly example: number
}

export function wholeNumberOf(option: string, text: string, { min, max, example }: NumberRange): number {
  if (/^-?\d{1,15}$/.test(text) && Number(text) >= min && Number(text) <= max) return Number(text)
  throw new CommandError(
    `"${text}" is not a whole number from ${min} to ${max}: give --${option} one such as ${example}.`,
  )
}
