/** The second step of a signing: all of it once more, before a page is used for ever. */
import { fromDateInput } from '../../forms/date-input'
import { dayOf, formatDate, formatList, languageName } from '../../format'
import { Localized } from '../../parts/localized'
import { nameOf, titleOf, type Visit } from '../../parts/visit-item'
import { common } from '../../words/common'
import { signingWords } from '../../words/signing'
import type { Book } from './book-entries'
import { EarlierSignings } from './earlier-signings'
import { EligibilityText } from './eligibility-text'
import { isNear } from './near'
import { signersOf, type SignValues, type Signing } from './signing'

interface ReviewProps {
  readonly book: Book
  readonly visit: Visit
  readonly values: SignValues
  readonly onBack: () => void
}

export function Review({ book, visit, values, onBack }: ReviewProps) {
  const words = signingWords()
  const signers = signersOf(visit, values)
  return (
    <>
      <p class="note">
        <b>{words.forGood}</b>
        <TakenPage book={book} />
      </p>
      <dl class="facts reviewed">
        <dt>{words.signers}</dt>
        <dd>
          {signers.map((signing) => (
            <SignerFacts key={signing.index} signing={signing} isReserved={book.reserved} />
          ))}
          {!book.reserved && <p class="meta">{words.anyOffice}</p>}
        </dd>
        <dt>{words.before}</dt>
        <dd>
          <EarlierSignings book={book.book} signers={signers} />
        </dd>
        <ReviewedFields visit={visit} values={values} />
      </dl>
      <Cautions visit={visit} values={values} />
      <p>
        <button type="button" class="link" onClick={onBack}>
          {words.back}
        </button>
      </p>
    </>
  )
}

/** The page that the entry will take. */
function TakenPage({ book: { volumes } }: { readonly book: Book }) {
  const words = signingWords()
  const open = volumes.find(({ status }) => status === 'open')
  if (open?.nextPage === undefined || open.capacity === undefined || open.pagesLeft === 0) return null
  return (
    <>
      <br />
      {words.takes(open.number, open.nextPage, open.capacity)} {words.takesHint}
    </>
  )
}

const SignerFacts = ({
  signing: { person, role },
  isReserved,
}: {
  readonly signing: Signing
  readonly isReserved: boolean
}) => (
  <div class="reviewed-signer">
    <p class="who">{nameOf(person)}</p>
    <p class="meta">{person.office}</p>
    {isReserved && <EligibilityText person={person} role={role} />}
  </div>
)

type ReviewedProps = Pick<ReviewProps, 'visit' | 'values'>

function ReviewedFields({ visit, values }: ReviewedProps) {
  const words = signingWords()
  const { place, overrideReason } = values
  return (
    <>
      <dt>{words.visit}</dt>
      <dd>
        {titleOf(visit)}, {formatDate(visit.start)}
        {visit.occasion && (
          <>
            <br />
            <Localized texts={visit.occasion} />
          </>
        )}
      </dd>
      <dt>{words.signedOn}</dt>
      <dd>{formatDate(fromDateInput(values.date) ?? '')}</dd>
      <dt>{words.place}</dt>
      <dd>{place || common().none}</dd>
      {values.text !== '' && <ReviewedInscription text={values.text} language={values.language} />}
      {visit.hosts.length > 0 && (
        <>
          <dt>{words.hosts}</dt>
          <dd>{formatList(visit.hosts.map(nameOf))}</dd>
        </>
      )}
      <dt>{words.visibility}</dt>
      <dd>{common().visibility[visibilityOf(visit, values)]}</dd>
      {overrideReason !== '' && (
        <>
          <dt>{words.overrideReason}</dt>
          <dd>{overrideReason}</dd>
        </>
      )}
    </>
  )
}

const ReviewedInscription = ({ text, language }: Pick<SignValues, 'text' | 'language'>) => (
  <>
    <dt>{signingWords().inscription}</dt>
    <dd>
      <i lang={language || undefined}>{text}</i>
      {language !== '' && <span class="meta"> ({languageName(language)})</span>}
    </dd>
  </>
)

type Visibility = Visit['visibility']

const visibilityOf = (visit: Visit, { visibility }: SignValues): Visibility =>
  visibility === '' ? visit.visibility : (visibility as Visibility)

const WIDTH: Readonly<Record<Visibility, number>> = { internal: 0, press: 1, public: 2 }

/** Whether a day is before the first day of a visit; false if one of them is not known to the day. */
const isEarly = ({ start }: Visit, signedOn: string): boolean => {
  const first = dayOf(start)
  return first !== undefined && dayOf(signedOn) !== undefined && signedOn < first
}

/** What is possible and looks wrong: the API will record it with these warnings. */
function Cautions({ visit, values }: ReviewedProps) {
  const words = signingWords()
  const own = visibilityOf(visit, values)
  const signedOn = fromDateInput(values.date) ?? ''
  const names = common().visibility
  const cautions = [
    WIDTH[own] > WIDTH[visit.visibility] ? words.wider(names[own], names[visit.visibility]) : undefined,
    isNear(visit, signedOn) ? undefined : words.far,
    isEarly(visit, signedOn) ? words.early(formatDate(visit.start)) : undefined,
  ].filter((each) => each !== undefined)
  if (cautions.length === 0) return null
  return (
    <div class="note">
      <p>
        <b>{common().warnings}</b>
      </p>
      <ul>
        {cautions.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
    </div>
  )
}
