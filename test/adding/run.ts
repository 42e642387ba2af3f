/**
 * Adds the resource `gifts` to a copy of the repository, generates the documents, and runs the tests that a new resource
 * concerns. Fails if a test fails, or if the patch edits more files than a new resource may cost.
 */
import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CommandError, runCommand } from '../../cli/command'
import { readCommandLine } from '../../cli/command-line'
import { applyPatch, MOST_FILES, patchedFiles, ROOT } from './patch'

const MINUTE = 60_000
/** Not copied: what Git ignores, and Git's own folder. */
const LEFT_OUT = new Set(['.git', 'node_modules', 'cdk.out', '.golden-book', 'coverage'])

/** The commands to run in the copy, each with its longest duration. */
const STEPS: readonly (readonly [command: string, minutes: number])[] = [
  ['npm run -s documents', 5],
  ['npx oxfmt --check contract domain lambdas lib test demo docs', 2],
  ['npx tsc --noEmit', 5],
  ['npm run -s roles -- --testTimeout=600000', 15],
  ['npx jest test/domain/gifts test/domain/views test/contract test/lib test/docs test/import-graph', 15],
  ['npx jest --testTimeout=600000 test/journeys/(examples|confidentiality|template|events).test.ts', 30],
]

/** Copies the repository; its packages are installed by links, except those that are part of it. */
function copyTo(folder: string): void {
  for (const name of readdirSync(ROOT).filter((each) => !LEFT_OUT.has(each)))
    cpSync(join(ROOT, name), join(folder, name), {
      recursive: true,
      filter: (path) => !path.endsWith('/node_modules'),
    })
  const installed = join(ROOT, 'node_modules')
  mkdirSync(join(folder, 'node_modules'))
  for (const name of readdirSync(installed)) {
    const own = join(folder, 'packages', name)
    symlinkSync(existsSync(own) ? own : join(installed, name), join(folder, 'node_modules', name))
  }
}

/** Runs a command in the folder, and ends it with its children when its time is over or this program is interrupted. */
function run(folder: string, command: string, minutes: number): Promise<void> {
  console.log(`\n$ ${command}`)
  return new Promise((resolve, reject) => {
    const [program = '', ...args] = command.split(' ')
    const child = spawn(program, args, {
      cwd: folder,
      stdio: ['ignore', 'inherit', 'inherit'],
      detached: true,
    })
    const end = () => {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM')
    }
    const timer = setTimeout(end, minutes * MINUTE)
    process.once('SIGINT', end)
    child.once('error', reject)
    child.once('exit', (status) => {
      clearTimeout(timer)
      process.off('SIGINT', end)
      if (status === 0) resolve()
      else reject(new CommandError(`\`${command}\` fails in the copy with the new resource.`))
    })
  })
}

const HELP = `npm run test:adding

Adds a resource to a copy of the repository, and runs the tests that it concerns.

  --help`

async function main(): Promise<void> {
  readCommandLine(HELP, {})
  const files = patchedFiles()
  const folder = mkdtempSync(join(tmpdir(), 'golden-book-adding-'))
  try {
    copyTo(folder)
    const refusal = applyPatch(folder)
    if (refusal !== '') throw new CommandError(`test/adding/gifts.patch does not apply: ${refusal}`)
    for (const [command, minutes] of STEPS) await run(folder, command, minutes)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  console.log(`\nFiles edited by hand to add a resource: ${files.length} of at most ${MOST_FILES}`)
  for (const { path, isNew } of files) console.log(`  ${isNew ? 'new ' : 'edit'}  ${path}`)
  if (files.length > MOST_FILES) throw new CommandError('A new resource costs too many files.')
}

void runCommand(main)
