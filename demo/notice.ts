/** The notice of the visit: composed from its record, approved by the press office, and issued. */
import { check } from './check'
import type { DemoContext, Print } from './context'
import { printDelivery } from './delivery'
import { readExample } from './example'

/**
 * Composes the notice of a visit as the protocol office, and approves and issues it as the press office.
 *
 * @returns the number of changes
 */
export async function issueNotice(context: DemoContext, visitId: string, print: Print): Promise<number> {
  const { client, press, readText } = context
  print('\nThe notice of the press office')
  const draft = await client.call('composeNotice', { params: { visitId }, body: readExample().notice })
  const params = { visitId, noticeId: draft.id }
  const subject = `notices/${draft.id}`
  print(`  Composed from the record: ${draft.blocks.length} blocks.`)
  print(`  → on the bus: ${await context.notifications.waitFor('notice.drafted', subject)}`)
  const approved = await press.call('approveNotice', { params, ifMatch: `"${draft.version}"` })
  check(approved.status === 'approved', 'a second person approves the notice')
  print('  Approved by a second person.')
  print(`  → on the bus: ${await context.notifications.waitFor('notice.approved', subject)}`)
  const issued = await press.call('issueNotice', { params, ifMatch: `"${approved.version}"` })
  check(issued.status === 'issued', 'the notice is issued')
  await printDelivery(context, 'notice.issued', subject, print)
  print('  The press office reads it, as everybody can:\n')
  for (const line of (await readText(`/v1/${subject}`)).trimEnd().split('\n')) print(line && `    ${line}`)
  return 3
}
