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
  /** Whether the order of the rows means something, so that a row can be moved. @default false */
  readonly isOrdered?: boolean
  readonly children: (row: Row, change: (patch: Partial<Row>) => void, index: number) => ComponentChildren
}

export function RowList<Row>(list: RowListProps<Row>) {
  const { pointer, title, rows, onChange, add, blank, nameOf, isOrdered = false, children } = list
  const { group, setMoved } = useRowFocus()
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
          <p class="row-actions">
            {isOrdered && <MoveButtons list={list} index={index} />}
            <button type="button" class="link" onClick={() => remove(index)}>
              {nameOf(index + 1)}: {common().remove}
            </button>
          </p>
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

/** The focus goes to the row that was added, or to the button that adds one where a row was removed. */
function useRowFocus() {
  const group = useRef<HTMLDivElement>(null)
  const [moved, setMoved] = useState<'added' | 'removed'>()
  useEffect(() => {
    const last = group.current?.querySelector<HTMLElement>('.group:last-of-type :is(input, select, textarea)')
    if (moved === 'added') last?.focus()
    if (moved === 'removed') group.current?.querySelector<HTMLElement>(':scope > button')?.focus()
    setMoved(undefined)
  }, [moved])
  return { group, setMoved }
}

interface MoveButtonsProps<Row> {
  readonly list: RowListProps<Row>
  readonly index: number
}

/** Buttons that exchange a row with its neighbour. The focus follows the row. */
function MoveButtons<Row>({ list: { pointer, rows, onChange, nameOf }, index }: MoveButtonsProps<Row>) {
  const idAt = (row: number, step: number) => `${idOf(pointer)}-${row}-${step < 0 ? 'up' : 'down'}`
  const move = (step: -1 | 1) => {
    onChange(exchanged(rows, index, index + step))
    const next = index + step
    const isAtEnd = next + step < 0 || next + step === rows.length
    document.getElementById(idAt(next, isAtEnd ? -step : step))?.focus()
  }
  const words = { [-1]: common().moveUp, 1: common().moveDown }
  return (
    <>
      {([-1, 1] as const).map((step) => (
        <button
          key={step}
          type="button"
          class="link"
          id={idAt(index, step)}
          hidden={index + step < 0 || index + step === rows.length}
          onClick={() => move(step)}
        >
          {nameOf(index + 1)}: {words[step]}
        </button>
      ))}
    </>
  )
}

function exchanged<Row>(rows: readonly Row[], a: number, b: number): readonly Row[] {
  const [first, second] = [rows[a], rows[b]]
  if (first === undefined || second === undefined) return rows
  return rows.map((row, index) => (index === a ? second : index === b ? first : row))
}
