/** Refusals that the import makes itself: those of the API that a dry run foresees, and those with a better remedy. */
import { ApiProblem } from '../../cli/api-errors'
import { PROBLEMS, type Fault, type ProblemCode } from '../../contract/problems'

export const problemWith = (code: ProblemCode, detail: string, faults?: readonly Fault[]): ApiProblem =>
  new ApiProblem(PROBLEMS[code].title, detail, faults, { code })

/** The refusal of one field; the report adds the remedy. */
export const fieldProblem = (code: ProblemCode, pointer: string, message: string): ApiProblem =>
  problemWith(code, message, [{ pointer, message }])

export const bookNotFound = (book: string): ApiProblem =>
  problemWith('not-found', `No book has the id ${book}. GET /v1/books lists the books.`)
