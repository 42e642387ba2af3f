/** The forms of a notice, as one file of the build. */
export { ComposeNoticePage } from './compose-notice-page'
export { EditNoticePage } from './edit-notice-page'
