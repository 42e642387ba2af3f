/** The appointment for the press as the form of a visit holds it, and as the API takes it. */
import { textIn, withoutUndefined } from '../../forms/body'
import { fromDateInput, NO_DATE, toDateInput, type DateInput } from '../../forms/date-input'
import type { Visit } from '../../parts/visit-item'

export interface AppointmentInput {
  /** Empty if there is no appointment. */
  readonly kind: string
  readonly accreditationUntil: DateInput
}

export const NO_APPOINTMENT: AppointmentInput = { kind: '', accreditationUntil: NO_DATE }

export const toAppointmentInput = (appointment: Visit['appointment']): AppointmentInput =>
  appointment === undefined
    ? NO_APPOINTMENT
    : { kind: appointment.kind, accreditationUntil: toDateInput(appointment.accreditationUntil) }

/** Undefined if nothing is entered. A part that is missing is left to the API, which reports it at its field. */
export function fromAppointmentInput({ kind, accreditationUntil }: AppointmentInput): object | undefined {
  const fields = { kind: textIn(kind), accreditationUntil: fromDateInput(accreditationUntil) }
  return Object.values(fields).every((value) => value === undefined) ? undefined : withoutUndefined(fields)
}
