/**
 * The part of Lambda's Node.js runtime that a bundle sees, inside a worker thread: loads the handler, then runs one
 * invocation at a time. Plain CommonJS, so that nothing of the runner's own loader reaches the bundle.
 */
'use strict'
/* oxlint-disable unicorn/require-post-message-target-origin -- a worker thread has no origin */
const { join } = require('node:path')
const { parentPort, workerData } = require('node:worker_threads')

/** The system's time, which a time-out goes by, while the bundle has that of the run. */
const systemNow = Date.now
const runNow = () => systemNow() + workerData.moved[0]
globalThis.Date = new Proxy(Date, {
  construct: (target, args, made) => Reflect.construct(target, args.length === 0 ? [runNow()] : args, made),
  apply: () => new Date().toString(),
  get: (target, name) => (name === 'now' ? runNow : Reflect.get(target, name)),
})

function described(error) {
  if (!(error instanceof Error)) return { errorType: typeof error, errorMessage: String(error), stack: '' }
  return { errorType: error.name, errorMessage: error.message, stack: error.stack ?? '' }
}

function loadHandler({ folder, handler }) {
  const [file, name] = handler.split('.')
  const found = require(join(folder, `${file}.js`))[name]
  if (typeof found !== 'function') throw new TypeError(`${handler} is not a function that the bundle exports`)
  return found
}

async function answer(handler, { event, context, deadline }) {
  try {
    const given = { ...context, getRemainingTimeInMillis: () => Math.max(0, deadline - systemNow()) }
    const result = await handler(JSON.parse(event), given)
    parentPort.postMessage({ payload: JSON.stringify(result === undefined ? null : result) })
  } catch (error) {
    parentPort.postMessage({ error: described(error) })
  }
}

try {
  const handler = loadHandler(workerData)
  parentPort.on('message', (invocation) => void answer(handler, invocation))
  parentPort.postMessage({ ready: true })
} catch (error) {
  parentPort.postMessage({ error: described(error) })
}
