/** The forms of a partnership, as one file of the build. */
export { NewPartnershipPage } from './new-partnership-page'
export { EditPartnershipPage } from './edit-partnership-page'
