/** The appointment for the press at a visit: the deadline of its accreditation. */
import type { Fault } from '../../contract/problems'
import type { PressAppointment, Visit } from '../../contract/visits/schemas'
import { isBefore } from '../time/office-time'
import { addDays, isDay } from '../time/partial-date'

/** Accreditation ends with the visit at the latest; with its start, where the end is open. */
export function appointmentFaults({
  start,
  end,
  appointment,
}: Pick<Visit, 'start' | 'end' | 'appointment'>): Fault[] {
  if (!appointment || !isBefore(end ?? start, appointment.accreditationUntil)) return []
  const field = end === undefined ? 'start' : 'end'
  return [{ pointer: '/appointment/accreditationUntil', message: `must not be after \`${field}\`` }]
}

/** The appointment with its deadline a number of days later, at the same hour; unchanged if its day is not known. */
export function movedAppointment(appointment: PressAppointment, days: number): PressAppointment {
  const { accreditationUntil: deadline } = appointment
  if (!isDay(deadline)) return appointment
  return {
    ...appointment,
    accreditationUntil: `${addDays(deadline.slice(0, 10), days)}${deadline.slice(10)}`,
  }
}

/** Whether a merge patch has the deadline: one that changes the kind alone does not. */
export function givesDeadline(patch: object): boolean {
  const { appointment } = patch as { readonly appointment?: unknown }
  return typeof appointment === 'object' && appointment !== null && 'accreditationUntil' in appointment
}
