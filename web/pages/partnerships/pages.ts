/** The pages of this part of the office, as one file of the build. */
export { PartnershipsPage } from './partnerships-page'
export { NewPartnershipPage } from './new-partnership-page'
export { PartnershipPage } from './partnership-page'
export { EditPartnershipPage } from './edit-partnership-page'
