import { readAssembly, type Assembly } from 'template-runner/template/assembly'

/** Where `global-setup.ts` has synthesized the app. */
export function assemblyFolder(): string {
  const folder = process.env.GOLDEN_BOOK_ASSEMBLY
  if (!folder) throw new Error('The app has not been synthesized: run the tests by jest.')
  return folder
}

/** The synthesized app, read anew, so that a test may change its copy of the template. */
export const assembly = (): Assembly => readAssembly(assemblyFolder())
