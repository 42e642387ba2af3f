/** A part of a form that is folded until it is needed: it opens by itself when a field in it has a fault. */
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { FieldError } from './form'

interface FoldProps {
  readonly title: string
  /** What it holds, in a few words: `2 Punkte`. */
  readonly summary?: string | undefined
  /** The pointers of its fields; those below them belong to it too. */
  readonly pointers: readonly string[]
  readonly errors: readonly FieldError[]
  /** Whether it is open at first. @default false */
  readonly isOpen?: boolean
  readonly children: ComponentChildren
}

const isWithin = (pointer: string, part: string): boolean =>
  pointer === part || pointer.startsWith(`${part}/`)

export function Fold({ title, summary, pointers, errors, isOpen = false, children }: FoldProps) {
  const [open, setOpen] = useState(isOpen)
  const isWrong = errors.some(({ pointer }) => pointers.some((part) => isWithin(pointer, part)))
  useEffect(() => {
    if (isOpen || isWrong) setOpen(true)
  }, [isOpen, isWrong, errors])
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {title}
        {summary !== undefined && <span class="meta"> {summary}</span>}
      </summary>
      {children}
    </details>
  )
}
