/** The history of a notice in words. */
import { History } from '../../parts/history'
import { pressDeskWords } from '../../words/press-desk'
import type { NoticeChange } from './load-notice'

export const NoticeHistory = ({ changes }: { readonly changes: readonly NoticeChange[] }) => (
  <section>
    <h2>{pressDeskWords().history}</h2>
    <History
      changes={changes}
      describe={({ type }, before) => {
        const { first, ...words } = pressDeskWords().changes
        return before ? words[type] : first
      }}
    />
  </section>
)
