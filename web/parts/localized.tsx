import { formatList, languageName, textOf } from '../format'
import { language } from '../language'
import { common } from '../words/common'

interface LocalizedProps {
  readonly texts: Readonly<Record<string, string>>
  /** Whether to name the other languages of the text. @default false */
  readonly withOthers?: boolean
}

/** A text in the reader's language, or else marked with its own. */
export function Localized({ texts, withOthers = false }: LocalizedProps) {
  const { lang, text, others } = textOf(texts)
  return (
    <>
      <span lang={lang === language() ? undefined : lang}>{text}</span>
      {withOthers && others.length > 0 && (
        <span class="meta"> ({common().alsoIn(formatList(others.map(languageName)))})</span>
      )}
    </>
  )
}
