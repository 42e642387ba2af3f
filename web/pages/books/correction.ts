/** The values of the form that corrects an entry, and the merge patch (RFC 7396) of what was changed in it. */
import type { Operations } from '../../api'
import type { Entry, Signer } from './book-entries'

type Correction = Operations['correctEntry']['body']

export interface CorrectionValues {
  readonly names: readonly string[]
  readonly offices: readonly string[]
  /** A partial date, as entered. */
  readonly signedOn: string | undefined
  readonly place: string
  readonly text: string
  readonly language: string
  readonly visibility: Entry['visibility']
  readonly reason: string
}

export const correctionValuesOf = (entry: Entry): CorrectionValues => ({
  names: entry.signers.map(({ name = '' }) => name),
  offices: entry.signers.map(({ office = '' }) => office),
  signedOn: entry.signedOn,
  place: entry.place ?? '',
  text: entry.inscription?.text ?? '',
  language: entry.inscription?.language ?? '',
  visibility: entry.visibility,
  reason: '',
})

const KEYS = ['signedOn', 'place', 'visibility'] as const

/**
 * The fields that differ between the values that the form began with and those that it has now. A field that another person
 * has changed meanwhile and this one has not is left alone.
 */
export function patchOf(
  entry: Entry,
  before: CorrectionValues,
  after: CorrectionValues,
): Correction['patch'] {
  const changed = KEYS.filter((key) => after[key] !== before[key])
  return {
    ...Object.fromEntries(changed.map((key) => [key, after[key] === '' ? null : (after[key] ?? null)])),
    ...(differ(before, after, ['text', 'language']) && { inscription: inscriptionOf(after) }),
    ...(differ(before, after, ['names', 'offices']) && {
      signers: entry.signers.map((signer, index) => correctedSigner(signer, after, index)),
    }),
  }
}

const differ = (
  before: CorrectionValues,
  after: CorrectionValues,
  keys: readonly (keyof CorrectionValues)[],
): boolean => keys.some((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))

const inscriptionOf = ({ text, language }: CorrectionValues) =>
  text.trim() === '' ? null : { text, language: language === '' ? null : language }

/** A corrected name belongs to another person: its id is derived again. */
function correctedSigner(signer: Signer, { names, offices }: CorrectionValues, index: number): Signer {
  const { name: oldName, office: _, personId, ...others } = signer
  const name = names[index] ?? ''
  const office = offices[index] ?? ''
  return {
    ...others,
    ...(name !== '' && { name }),
    ...(office !== '' && { office }),
    ...(name === oldName && personId !== undefined && { personId }),
  }
}
