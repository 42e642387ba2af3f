import type { PageProps } from '../../page-props'
import { useMay, useOffice } from '../../context'
import { countryName } from '../../countries'
import { formatDate, textOf } from '../../format'
import { SelectField } from '../../forms/fields'
import { language } from '../../language'
import { useLoad } from '../../load'
import { loadAll } from '../../load-all'
import { navigate } from '../../navigation'
import { Loading } from '../../parts/loading'
import { Localized } from '../../parts/localized'
import { Page } from '../../parts/page'
import { StatusTag } from '../../parts/tags'
import { pathOf } from '../../paths'
import { common } from '../../words/common'
import { partnershipWords } from '../../words/partnerships'
import type { Partnership } from './partnership-input'

const STATUSES = ['active', 'suspended', 'ended'] as const
type Status = (typeof STATUSES)[number]

const statusIn = (query: URLSearchParams): Status | undefined =>
  STATUSES.find((each) => each === query.get('status'))

const byCity = (a: Partnership, b: Partnership): number =>
  new Intl.Collator(language()).compare(textOf(a.city).text, textOf(b.city).text)

/** The partnerships by the name of the city. The status to show is in the address. */
export function PartnershipsPage({ query }: PageProps) {
  const { api } = useOffice()
  const words = partnershipWords()
  const status = statusIn(query)
  const partnerships = useLoad(
    async () =>
      (await loadAll((paging) => api.call('listPartnerships', { query: { status, ...paging } }))).toSorted(
        byCity,
      ),
    [status],
  )
  return (
    <Page
      title={words.title}
      lead={partnerships.state === 'ready' ? words.lead(partnerships.value.length) : '…'}
    >
      {useMay('write') && (
        <p class="actions">
          <a class="button" href={pathOf('newPartnership')}>
            {words.record}
          </a>
        </p>
      )}
      <StatusFilter status={status} />
      <Loading from={partnerships} lines={10}>
        {(items) =>
          items.length === 0 ? (
            <p class="meta">{status === undefined ? words.noneYet : words.none}</p>
          ) : (
            <ul class="plain lined">
              {items.map((each) => (
                <PartnershipItem key={each.id} partnership={each} />
              ))}
            </ul>
          )
        }
      </Loading>
    </Page>
  )
}

function StatusFilter({ status }: { readonly status: Status | undefined }) {
  const words = partnershipWords()
  return (
    <form class="filter no-print" onSubmit={(event) => event.preventDefault()}>
      <SelectField
        pointer="/status"
        label={words.showStatus}
        value={status ?? ''}
        onChange={(value) => navigate(pathOf('partnerships', {}, { status: value }), { replace: true })}
        options={[['', words.all], ...STATUSES.map((each) => [each, common().status[each]] as const)]}
        errors={[]}
      />
    </form>
  )
}

function PartnershipItem({ partnership }: { readonly partnership: Partnership }) {
  const { id, city, country, kind, foundedOn, status } = partnership
  const words = partnershipWords()
  const facts = [
    country && countryName(country),
    words.kind[kind],
    foundedOn && words.since(formatDate(foundedOn)),
  ]
  return (
    <li>
      <p class="who">
        <a href={pathOf('partnership', { partnershipId: id })}>
          <Localized texts={city} />
        </a>
      </p>
      <p class="meta">
        <StatusTag status={status} />
        {facts.filter(Boolean).join(' · ')}
      </p>
    </li>
  )
}
