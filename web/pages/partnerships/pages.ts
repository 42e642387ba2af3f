/** The pages of this part of the office, as one file of the build. */
export { PartnershipsPage } from './partnerships-page'
export { PartnershipPage } from './partnership-page'
