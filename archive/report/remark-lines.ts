import type { Remark } from '../archive'
import { fieldText, idLines, locationText } from './report-text'

/**
 * The lines of remarks. Those with the same words are under one heading, the smallest group first, so that hundreds of one
 * kind do not hide a single one of another. Of a group that says nothing but the items only their ids are listed.
 */
export function remarkLines(remarks: readonly Remark[]): string[] {
  const messages = [...new Set(remarks.map(({ message }) => message))]
  return messages
    .map((message) => remarks.filter((remark) => remark.message === message))
    .toSorted((a, b) => a.length - b.length)
    .flatMap(groupLines)
}

function groupLines(remarks: readonly Remark[]): string[] {
  const [first] = remarks
  if (first === undefined) return []
  const isBare = remarks.every(
    ({ pointer, apiPointer, about }) => !pointer && !apiPointer && about === undefined,
  )
  if (remarks.length === 1)
    return [
      isBare
        ? `${locationText(first.place)}: ${first.message}`
        : `${placeText(first)}  ${first.message}${aboutText(first)}`,
    ]
  const lines = isBare
    ? idLines(remarks.map(({ place }) => place))
    : remarks.map((remark) => `${placeText(remark)}${aboutText(remark)}`)
  return [`${remarks.length} remarks: ${first.message}`, ...lines.map((line) => `    ${line}`)]
}

const placeText = (remark: Remark): string => `${locationText(remark.place)}: ${fieldText(remark)}`

const aboutText = ({ about }: Remark): string => (about === undefined ? '' : ` (${about})`)
