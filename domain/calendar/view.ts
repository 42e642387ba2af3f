import type { CalendarFeed } from '../../contract/calendar/schemas'
import { defineView } from '../shared/view'

export const calendarFeedView = defineView<CalendarFeed>({ officeFields: [], isAdministrative: true })
