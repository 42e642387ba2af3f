/** One request to an API, as a test sends it. */
export interface ApiResponse {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  // Tests assert the shape.
  readonly body: Record<string, unknown>
}

export interface RequestOptions {
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  /** Sent unchanged, instead of `body`. */
  readonly raw?: string | Uint8Array<ArrayBuffer>
  readonly token?: string
}

export async function sendRequest(
  url: string,
  method: string,
  path: string,
  options: RequestOptions,
): Promise<ApiResponse> {
  const { body, raw, headers, token } = options
  const content = raw ?? (body === undefined ? undefined : JSON.stringify(body))
  const response = await fetch(`${url}${path}`, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(content === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(content === undefined ? {} : { body: content }),
  })
  const text = await response.text()
  const isJson = /json/.test(response.headers.get('content-type') ?? '')
  const json = isJson ? (JSON.parse(text) as Record<string, unknown>) : {}
  return { status: response.status, headers: response.headers, text, body: json }
}
