/** The pages of this part of the office, as one file of the build. */
export { BookPage } from './book-page'
export { SignPage } from './sign-page'
