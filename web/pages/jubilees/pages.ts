/** The pages of this part of the office, as one file of the build. */
export { JubileesPage } from './jubilees-page'
export { NewAnniversaryPage } from './new-anniversary-page'
