/** Plans visits, makes feeds, and reads calendars as a calendar program does. */
import ICAL from 'ical.js'
import { istanbul } from '../support/istanbul'
import type { Registry } from '../support/registry'
import { sendRequest, type ApiResponse } from '../support/send-request'

export const eventsIn = ({ text }: ApiResponse): ICAL.Component[] =>
  new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent')

/** A property of each event of a calendar. */
export const propertiesIn = (calendar: ApiResponse, name = 'summary') =>
  eventsIn(calendar).map((event) => String(event.getFirstPropertyValue(name)))

/** The functions read the registry at each call, because it is started after them. */
export function calendarClient(registry: () => Registry) {
  const post = (path: string, body: unknown, headers = {}) => registry().send('POST', path, { body, headers })
  return {
    post,
    /** Without a token. */
    open: (path: string, headers = {}) => sendRequest(registry().url, 'GET', path, { headers }),
    plan: async (occasion: string, fields: object = {}) => {
      const { partnershipId: _p, anniversary: _a, externalId: _e, ...visit } = istanbul().visit
      const { body, status } = await post('/v1/visits', { ...visit, occasion: { de: occasion }, ...fields })
      expect(status).toBe(201)
      return body as { readonly id: string }
    },
    makeFeed: async (body: object = {}, headers = {}) => {
      const { body: feed, ...answered } = await post('/v1/calendar-feeds', body, headers)
      return { ...answered, feed, id: String(feed['id']), path: String(feed['path']) }
    },
  }
}
