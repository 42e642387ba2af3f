/** The pages of this part of the office, as one file of the build. */
export { VisitsPage } from './visits-page'
export { VisitPage } from './visit-page'
export { DaySheetPage } from './day-sheet-page'
