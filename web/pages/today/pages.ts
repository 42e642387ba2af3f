/** The pages of this part of the office, as one file of the build. */
export { TodayPage } from './today-page'
