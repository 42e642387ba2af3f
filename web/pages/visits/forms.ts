/** The forms of a visit, as one file of the build. */
export { PlanVisitPage } from './plan-visit-page'
export { EditVisitPage } from './edit-visit-page'
