/** The visits that benchmarks record. */
import { addDays } from '../domain/time/partial-date'

/** A day by its distance from today, in days. */
export const dayFromToday = (days: number): string => addDays(new Date().toISOString().slice(0, 10), days)

export const visitOn = (day: string, index: number) => ({
  direction: 'incoming' as const,
  kind: 'official-visit' as const,
  start: `${day}T10:00`,
  venues: [`Room ${index % 20}`],
  occasion: { de: `Besuch ${index}`, en: `Visit ${index}` },
  guests: [
    { name: `Guest ${index}`, office: 'Mayor', officeClass: 'mayor' as const, country: 'TR' as const },
  ],
})
