/**
 * Whether a text has U+FFFD, with which a decoder replaces bytes that are not UTF-8: API Gateway passes queries and bodies
 * of `application/json` as text, and has replaced the bytes that it could not decode.
 */
export const isUndecodable = (text: string | undefined): boolean => text?.includes('\uFFFD') === true
