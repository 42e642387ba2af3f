/**
 * Takes each environment variable and each grant of the functions out of the template, one at a time, and tells a story that
 * needs them all. Prints the parts without which it is told all the same; exit status 1 when there is one.
 */
import { expect } from '@jest/globals'
import { runCommand } from '../local/command'
import { assembly } from '../test/support/assembly'
import synthesize from '../test/support/global-setup'
import removeAssembly from '../test/support/global-teardown'
import { grantsIn, variablesIn, type Part } from '../test/template/resources'
import { tellStory } from '../test/template/story'

// The story is told in Jest's words.
Object.assign(globalThis, { expect })

async function isNeeded({ remove }: Part): Promise<boolean> {
  const source = assembly()
  remove(source)
  return await tellStory(source).then(
    () => false,
    () => true,
  )
}

async function main(): Promise<void> {
  const started = performance.now()
  synthesize()
  try {
    await tellStory(assembly())
    const parts = [...variablesIn(assembly()), ...grantsIn(assembly())]
    const idle: Part[] = []
    for (const part of parts) if (!(await isNeeded(part))) idle.push(part)
    for (const { name } of idle) console.log(`The story is told without ${name}.`)
    const seconds = Math.round((performance.now() - started) / 1000)
    console.log(
      `${parts.length} parts taken out, ${parts.length - idle.length} of them needed, in ${seconds} s`,
    )
    if (idle.length > 0) process.exitCode = 1
  } finally {
    removeAssembly()
  }
}

void runCommand(main).then(() => process.exit())
