/**
 * Lambda's Node.js runtime in a worker thread: loads the handler, then runs one invocation at a time. Plain CommonJS, so
 * that the runner's module loader does not affect the bundle.
 */
'use strict'
/* oxlint-disable unicorn/require-post-message-target-origin -- a worker thread has no origin */
const { join } = require('node:path')
const { parentPort, workerData } = require('node:worker_threads')

/** Timeouts use the system's time; the bundle sees the time of the run. */
const systemNow = Date.now
const runNow = () => systemNow() + workerData.offset[0]
globalThis.Date = new Proxy(Date, {
  construct: (target, args, newTarget) =>
    Reflect.construct(target, args.length === 0 ? [runNow()] : args, newTarget),
  apply: () => new Date().toString(),
  get: (target, name) => (name === 'now' ? runNow : Reflect.get(target, name)),
})

function describeError(error) {
  if (!(error instanceof Error)) return { errorType: typeof error, errorMessage: String(error), stack: '' }
  return { errorType: error.name, errorMessage: error.message, stack: error.stack ?? '' }
}

function loadHandler({ folder, handler }) {
  const [file, name] = handler.split('.')
  const exported = require(join(folder, `${file}.js`))[name]
  if (typeof exported !== 'function')
    throw new TypeError(`${handler} is not an exported function of the bundle`)
  return exported
}

async function run(handler, { event, context, deadline }) {
  try {
    const lambdaContext = { ...context, getRemainingTimeInMillis: () => Math.max(0, deadline - systemNow()) }
    const result = await handler(JSON.parse(event), lambdaContext)
    parentPort.postMessage({ payload: JSON.stringify(result === undefined ? null : result) })
  } catch (error) {
    parentPort.postMessage({ error: describeError(error) })
  }
}

try {
  const handler = loadHandler(workerData)
  parentPort.on('message', (invocation) => void run(handler, invocation))
  parentPort.postMessage({ ready: true })
} catch (error) {
  parentPort.postMessage({ error: describeError(error) })
}
