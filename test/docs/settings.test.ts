/** Compares the documents for the operator with the settings and the template. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SETTING_NAMES } from '../../lib/settings/setting-names'
import { assembly } from '../support/assembly'
import { resourcesOf } from '../template/resources'

const textOf = (name: string) => readFileSync(join(__dirname, '../../docs', name), 'utf8')

test('docs/settings.md has a row for each setting, and for nothing else', () => {
  const rows = [...textOf('settings.md').matchAll(/^\| (`\w+`(?:, `\w+`)*) +\|/gm)].map(
    ([, names = '']) => names,
  )
  const names = rows.flatMap((row) => row.replaceAll('`', '').split(', '))
  expect(names.toSorted()).toEqual([...SETTING_NAMES].toSorted())
})

test.each([
  ['alarms', 'AWS::CloudWatch::Alarm'],
  ['metrics', 'AWS::Logs::MetricFilter'],
])('docs/costs.md counts the %s of the template', (word, type) => {
  const counted = new RegExp(`(\\d+) ${word} at`).exec(textOf('costs.md'))?.[1]
  expect(Number(counted)).toBe(resourcesOf(assembly(), type).length)
})

test.each(['deploy', 'adopt'])('docs/deploying.md says how npm run %s is used', (command) => {
  expect(textOf('deploying.md')).toContain(`npm run ${command} -- -c stage=$STAGE`)
})
