import { describeEvents, example, EXAMPLE_IDS, type ResourceDocs } from '../docs'
import { attempt, delivery } from './deliveries'
import * as routes from './routes'
import {
  disabled,
  redeliveryChange,
  replayChange,
  subscription,
  subscriptionChange,
  subscriptionInput,
  subscriptionPatch,
  subscriptionWithSecret,
  testChange,
  typePattern,
} from './schemas'

const params = { subscriptionId: EXAMPLE_IDS.subscription }
const oneDelivery = { ...params, deliveryId: EXAMPLE_IDS.delivery }

export const subscriptions = {
  routes,
  tag: 'Services that receive changes by webhook (Standard Webhooks), and the deliveries to them.',
  schemas: {
    Subscription: subscription,
    Delivery: delivery,
    Attempt: attempt,
    SubscriptionChange: subscriptionChange,
    SubscriptionWithSecret: subscriptionWithSecret,
  },
  inputs: { SubscriptionInput: subscriptionInput, SubscriptionPatch: subscriptionPatch },
  values: { TypePattern: typePattern, DisabledSubscription: disabled },
  parameters: {
    deliveryId: 'The id of the delivery, which is that of its change.',
    subscriptionId: 'The id of the subscription.',
  },
  events: {
    ...describeEvents(subscriptionChange, {
      'subscription.recorded': 'A service is subscribed.',
      'subscription.updated': 'A subscription is changed, paused or resumed.',
      'subscription.secret-rotated':
        'A subscription has a new secret; the previous one stays valid for 24 hours.',
      'subscription.disabled':
        'The registry has paused a subscription: its address answered 410, or failed for five days.',
      'subscription.deleted': 'A subscription is deleted.',
    }),
    ...describeEvents(testChange, {
      'subscription.test': 'The owner or an administrator requests a test message.',
    }),
    ...describeEvents(
      redeliveryChange,
      {
        'subscription.redelivery-requested': 'The owner or an administrator requests one delivery again.',
      },
      false,
    ),
    ...describeEvents(
      replayChange,
      {
        'subscription.replay-requested':
          'The owner or an administrator requests the changes of some days again.',
      },
      false,
    ),
  },
  examples: [
    example(routes.recordSubscription, {
      body: {
        name: 'Press office',
        url: 'https://example.org/golden-book',
        types: ['visit.*', 'book-entry.*', 'anniversary.upcoming'],
        clearance: 'press',
        partnershipIds: ['istanbul'],
      },
    }),
    example(routes.updateSubscription, { params, body: { types: ['*'], partnershipIds: null } }),
    example(routes.listSubscriptions),
    example(routes.readSubscription, { params }),
    example(routes.listSubscriptionChanges, { params }),
    example(routes.rotateSecret, { params }),
    example(routes.testSubscription, { params }),
    example(routes.listDeliveries, { params, query: { limit: '10' } }),
    example(routes.readDelivery, { params: oneDelivery }),
    example(routes.redeliver, { params: oneDelivery }),
    example(routes.replayChanges, {
      params,
      body: { from: '2024-06-01', to: '2024-06-30', types: ['visit.*'] },
    }),
    example(routes.deleteSubscription, { params }),
  ],
} satisfies ResourceDocs
