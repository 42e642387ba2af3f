import { importsOf } from '../support/imports'
import { JOURNEYS, journeyFiles, NEEDS, selectJourneys, type Need } from './journeys'

const MET_BY_SOME_STAGES = ['empty', 'subscribers'] as const satisfies readonly Need[]

test('the needs of every journey are stated', () => {
  expect(Object.keys(JOURNEYS).toSorted()).toEqual(journeyFiles().toSorted())
})

test('a journey uses a local run exactly if it needs what no deployed stage has', () => {
  const modules = ['local-registry', 'faulty-run', 'local-run', 'program', 'kill', 'scenario']
  const isLocal = (imported: string) => modules.some((name) => imported.endsWith(`/${name}`))
  const local = new Set(
    importsOf('test/journeys')
      .filter(([file, imported]) => isLocal(imported) && !file.includes('/confidentiality/'))
      .map(([file]) => /journeys\/(.*)\.test\.ts$/.exec(file)?.[1] ?? file),
  )
  const { runnable } = selectJourneys(new Set(MET_BY_SOME_STAGES))
  // These run `npm run import`, which is given the address of the registry.
  const importing = ['import', 'import-berlin', 'import-differences', 'import-scopes', 'import-volumes']
  expect(runnable.filter((name) => local.has(name))).toEqual(importing)
  const needing = Object.keys(JOURNEYS).filter((name) => !runnable.includes(name))
  expect(needing.filter((name) => !local.has(name))).toEqual([])
})

test('a journey that cannot run is listed with the reason that no option removes', () => {
  const { runnable, excluded } = selectJourneys(new Set())
  expect(runnable).toContain('notices')
  expect(excluded).toContainEqual({ name: 'cursors', reason: NEEDS.subscribers })
  expect(excluded).toContainEqual({ name: 'redrive', reason: NEEDS.crashes })
  expect(excluded.length + runnable.length).toBe(Object.keys(JOURNEYS).length)
})
