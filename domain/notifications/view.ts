import type { Subscription } from '../../contract/subscriptions/schemas'
import { defineView } from '../shared/view'

export const subscriptionView = defineView<Subscription>({ officeFields: [], isAdministrative: true })
