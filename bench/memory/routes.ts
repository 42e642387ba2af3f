import { EXAMPLES } from '../../contract/catalogue'
import { eventually } from '../../test/support/eventually'
import { ExampleSender } from '../../test/support/examples'
import type { Server } from './server'

/**
 * Sends the examples of the catalogue, which has one at least of each route, in an order in which they succeed. Waits for
 * what a change leads to, such as a delivery, by sending the example that reads it again.
 */
export async function sendExamples({ send, secondToken }: Server): Promise<ExampleSender> {
  const sender = new ExampleSender(send, secondToken)
  for (const example of EXAMPLES) {
    const { route } = example
    await eventually(async () => {
      const { status } = await sender.send(example)
      if (status !== route.answer.status) throw new Error(`${route.name} is answered with ${status}.`)
    })
  }
  return sender
}
