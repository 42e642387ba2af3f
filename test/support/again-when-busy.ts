import { Refusal } from '../../domain/shared/refusal'

/** Attempts again, as callers and the stream do, when a slow machine did not finish concurrent writes in time. */
export async function againWhenBusy<Result>(attempt: () => Promise<Result>): Promise<Result> {
  try {
    return await attempt()
  } catch (error) {
    if (error instanceof Refusal && error.code === 'busy') return await againWhenBusy(attempt)
    throw error
  }
}
