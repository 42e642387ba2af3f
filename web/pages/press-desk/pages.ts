/** The pages of the press desk, as one file of the build. */
export { PressDeskPage } from './press-desk-page'
export { NoticePage } from './notice-page'
