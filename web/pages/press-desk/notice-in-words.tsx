/** The fields of a notice in words, for a choice between two versions. */
import type { ComponentChildren } from 'preact'
import { formatInstant } from '../../format'
import type { Block } from '../../parts/fact-words'
import { noticeFormWords } from '../../words/notice-form'
import type { ContactBody } from './notice-values'

export function labelOf(pointer: string): string {
  const words = noticeFormWords()
  const labels: Readonly<Record<string, string>> = {
    '/headline': words.headline,
    '/blocks': words.blocks,
    '/contacts': words.contacts,
    '/embargoedUntil': words.embargo,
  }
  return labels[pointer] ?? pointer
}

export function inWords(pointer: string, value: unknown, timeZone: string): ComponentChildren {
  if (pointer === '/blocks')
    return (value as readonly Block[]).map(({ heading, text }, index) => (
      <span key={index} class="version-line lines">
        {heading !== undefined && <b>{`${heading}\n`}</b>}
        {text}
      </span>
    ))
  if (pointer === '/contacts')
    return (value as readonly ContactBody[]).map((contact, index) => (
      <span key={index} class="version-line">
        {Object.values(contact).join(', ')}
      </span>
    ))
  return pointer === '/embargoedUntil' ? formatInstant(String(value), timeZone) : String(value)
}
