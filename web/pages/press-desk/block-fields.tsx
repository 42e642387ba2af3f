/** The blocks of a notice: their headings and texts, in an order that a person can change. */
import { TextField } from '../../forms/fields'
import { fieldsOf, type FormFields } from '../../forms/fields-of'
import { RowList } from '../../forms/row-list'
import { noticeFormWords } from '../../words/notice-form'
import { NO_BLOCK, type BlockValues } from './notice-values'

interface BlockFieldsProps extends FormFields<{ readonly blocks: readonly BlockValues[] }> {
  /** Of the notice. */
  readonly language: string
}

export function BlockFields({ values, change, errors, language }: BlockFieldsProps) {
  const words = noticeFormWords()
  return (
    <section class="form-part">
      <h2>{words.blocks}</h2>
      <RowList
        pointer="/blocks"
        title={words.blocks}
        rows={values.blocks}
        onChange={(blocks) => change({ blocks })}
        add={words.addBlock}
        blank={NO_BLOCK}
        nameOf={words.block}
        isOrdered
      >
        {(row, changeRow, index) => (
          <BlockRow
            pointer={`/blocks/${index}`}
            language={row.language ?? language}
            values={row}
            change={changeRow}
            errors={errors}
          />
        )}
      </RowList>
    </section>
  )
}

interface BlockRowProps extends FormFields<BlockValues> {
  readonly pointer: string
  readonly language: string
}

/** The lines that a text needs, as far as its letters tell. */
const linesOf = (text: string): number =>
  Math.min(
    16,
    text.split('\n').reduce((sum, line) => sum + 1 + Math.floor(line.length / 75), 1),
  )

function BlockRow({ pointer, language, ...row }: BlockRowProps) {
  const words = noticeFormWords()
  const field = fieldsOf(row)
  return (
    <>
      <TextField
        pointer={`${pointer}/heading`}
        label={words.heading}
        lang={language}
        {...field('heading')}
        isRequired={false}
      />
      <TextField
        pointer={`${pointer}/text`}
        label={words.text}
        lang={language}
        lines={Math.max(4, linesOf(row.values.text))}
        {...field('text')}
      />
    </>
  )
}
