/**
 * Whether a text holds what a decoder puts in the place of bytes that are no UTF-8: API Gateway hands over queries and
 * bodies of `application/json` as text, and has replaced what it could not decode. Nobody means this character.
 */
export const isUndecodable = (text: string | undefined): boolean => text?.includes('\uFFFD') === true
