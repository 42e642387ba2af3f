/** The pages of this part of the office, as one file of the build. */
export { PeoplePage } from './people-page'
export { PersonPage } from './person-page'
