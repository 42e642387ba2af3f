import { formatPeriod } from '../../format'
import type { Visit } from '../../parts/visit-item'
import { appointmentWords } from '../../words/appointment'

/** `Foto · Akkreditierung bis Dienstag, 18. Juni 2024, 12:00` */
export function appointmentInWords({ kind, accreditationUntil }: NonNullable<Visit['appointment']>): string {
  const words = appointmentWords()
  const deadline = formatPeriod(accreditationUntil, undefined, '')
  return `${words.kinds[kind]} · ${words.accreditationUntil} ${deadline}`
}
