import { readAssembly, type Assembly } from 'template-runner/template/assembly'

/** The folder into which `global-setup.ts` has synthesized the app. */
export function assemblyFolder(): string {
  const folder = process.env.GOLDEN_BOOK_ASSEMBLY
  if (!folder) throw new Error('The app has not been synthesized: run the tests by jest.')
  return folder
}

/** The synthesized app; a new copy at each call, which a test may change. */
export const assembly = (): Assembly => readAssembly(assemblyFolder())
