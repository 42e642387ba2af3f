/** A list within a form: each row is a group of fields that can be removed, and a button adds a row. */
import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { common } from '../words/common'
import { idOf } from './form'

interface RowListProps<Row> {
  readonly pointer: string
  readonly title: string
  readonly rows: readonly Row[]
  readonly onChange: (rows: readonly Row[]) => void
  /** The words of the button that adds a row. */
  readonly add: string
  readonly blank: Row
  /** What a row is called: `Programm 2`. */
  readonly nameOf: (position: number) => string
  readonly children: (row: Row, change: (patch: Partial<Row>) => void, index: number) => ComponentChildren
}

export function RowList<Row>(list: RowListProps<Row>) {
  const { pointer, title, rows, onChange, add, blank, nameOf, children } = list
  const group = useRef<HTMLDivElement>(null)
  const [moved, setMoved] = useState<'added' | 'removed'>()
  useEffect(() => {
    const last = group.current?.querySelector<HTMLElement>('.group:last-of-type :is(input, select, textarea)')
    if (moved === 'added') last?.focus()
    if (moved === 'removed') group.current?.querySelector<HTMLElement>(':scope > button')?.focus()
    setMoved(undefined)
  }, [moved])
  const remove = (index: number) => {
    onChange(rows.filter((_, at) => at !== index))
    setMoved('removed')
  }
  return (
    <div class="row-list" ref={group} id={idOf(pointer)} tabIndex={-1} role="group" aria-label={title}>
      {rows.map((row, index) => (
        <fieldset key={index} class="group">
          <legend>{nameOf(index + 1)}</legend>
          {children(
            row,
            (patch) => onChange(rows.map((each, at) => (at === index ? { ...each, ...patch } : each))),
            index,
          )}
          <button type="button" class="link" onClick={() => remove(index)}>
            {nameOf(index + 1)}: {common().remove}
          </button>
        </fieldset>
      ))}
      <button
        type="button"
        class="button quiet"
        onClick={() => {
          onChange([...rows, blank])
          setMoved('added')
        }}
      >
        {add}
      </button>
    </div>
  )
}
