/** What a page is given: the decoded values of its address, and the query. */
export interface PageProps {
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
}
