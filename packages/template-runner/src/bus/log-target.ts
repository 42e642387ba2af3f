import { unsupported } from '../run-error'
import { LineLog } from '../data/line-log'
import { parseJson } from '../parse-json'
import { readObject } from '../template/read'
import { isObject } from '../template/template'
import type { DeadLetters } from './dead-letters'
import { inputTransformerOf } from './input-transformer'
import type { LogEvent, Target, TargetDeps, TargetSettings } from './target'

/**
 * A log group as the target of a rule: each log event is a line of a file in the data folder.
 *
 * @param group logical id of the log group
 * @throws RunError without an `InputTransformer`
 */
export function logTarget(
  group: string,
  { rule, properties }: TargetSettings,
  deadLetters: DeadLetters,
  { data, onLogEvent }: Pick<TargetDeps, 'data' | 'onLogEvent'>,
): Target {
  const transformer = readObject(properties, 'InputTransformer')
  if (Object.keys(transformer).length === 0)
    throw unsupported(rule, 'a log group as a target without an InputTransformer')
  const transform = inputTransformerOf(rule, transformer)
  const log = new LineLog(data, group)
  return {
    deliver: (event) => {
      const logEvent = logEventOf(transform(event))
      if (!logEvent) {
        deadLetters(event, 'INVALID_PARAMETER', 'a log group accepts {"timestamp", "message"} only')
        return
      }
      log.write(JSON.stringify(logEvent))
      onLogEvent(logEvent)
    },
    close: () => log.close(),
  }
}

function logEventOf(input: string): LogEvent | undefined {
  const value = parseJson(input)
  if (!isObject(value)) return undefined
  const { timestamp, message } = value
  return typeof timestamp === 'string' && typeof message === 'string' ? { timestamp, message } : undefined
}
