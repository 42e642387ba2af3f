import { pathOf } from '../paths'
import { common } from '../words/common'
import { Page } from './page'

/** Stands for a page on which a person does what this person may not do. */
export const ForbiddenPage = () => (
  <Page title={common().forbidden} lead={common().forbiddenHint}>
    <a href={pathOf('today')}>{common().nav.today}</a>
  </Page>
)
