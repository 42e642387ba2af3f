import type { ApiResponse } from '../../support/send-request'

/** The sentences of a refusal: of the whole request, and of its fields. */
export const sentencesOf = ({ body }: Pick<ApiResponse, 'body'>): string[] => {
  const { detail, errors = [] } = body as { detail?: string; errors?: { message: string }[] }
  return [...(detail === undefined ? [] : [detail]), ...errors.map(({ message }) => message)]
}
