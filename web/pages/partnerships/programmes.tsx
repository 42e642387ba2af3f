/** The programmes of a partnership. */
import { formatDate } from '../../format'
import { Localized } from '../../parts/localized'
import { partnershipWords } from '../../words/partnerships'
import { Facts } from './partnership-facts'
import type { Partnership } from './partnership-input'

type Programme = Partnership['programmes'][number]

export function Programmes({ programmes }: Pick<Partnership, 'programmes'>) {
  const words = partnershipWords()
  return (
    <section>
      <h2>{words.programmes}</h2>
      {programmes.length === 0 && <p class="meta">{words.noProgrammes}</p>}
      {programmes.map((each) => (
        <ProgrammeItem key={each.id} programme={each} />
      ))}
    </section>
  )
}

function ProgrammeItem({ programme }: { readonly programme: Programme }) {
  const words = partnershipWords()
  const { name, field, homeBody, partnerBody, since, offers, evidence } = programme
  const meta = [
    words.field[field],
    since && words.since(formatDate(since)),
    evidence && words.evidence[evidence],
  ]
  return (
    <section class="programme">
      <h3>
        <Localized texts={name} />
      </h3>
      <p class="meta">{meta.filter(Boolean).join(' · ')}</p>
      <Facts
        facts={[
          [words.homeBody, homeBody],
          [words.partnerBody, partnerBody],
          [words.offers, offers && <Localized texts={offers} withOthers />],
        ]}
      />
    </section>
  )
}
