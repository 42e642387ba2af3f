import { createHash } from 'node:crypto'
import type { HttpResponse } from '../http/response'
import type { PoolUser } from './users'

const style = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 30rem; margin: 3rem auto; padding: 0 1rem; }
ul { list-style: none; padding: 0; }
button { width: 100%; margin: 0.25rem 0; padding: 0.75rem 1rem; font: inherit; text-align: start; cursor: pointer; }
button span { display: block; }
`

const styleHash = createHash('sha256').update(style).digest('base64')

/**
 * The page on which a person chooses a user.
 *
 * @param action the address of the form, with the query of the authorization request
 * @param redirectUri where the form's response redirects to: Chromium applies `form-action` to redirects too
 */
export function userPage(users: PoolUser[], action: string, redirectUri: string): HttpResponse {
  const list = users.map((user) => `<li>${userButton(user)}</li>`).join('\n')
  const form = `<form method="post" action="${escaped(action)}">\n<ul>\n${list}\n</ul>\n</form>`
  const choice =
    users.length > 0
      ? form
      : '<p>The user pool has no user: add a group to it, or set <code>users</code>.</p>'
  const content = `<p>This user pool runs on this machine, without passwords.</p>\n${choice}`
  return page(200, 'Choose who signs in', content, `'self' ${sourceOf(redirectUri)}`)
}

/** A page that says why a request is invalid. */
export function errorPage(status: number, message: string): HttpResponse {
  return page(status, 'Sign-in is not possible', `<p>${escaped(message)}</p>`, "'none'")
}

function userButton({ username, name, groups }: PoolUser): string {
  const membership = groups.length > 0 ? `Groups: ${groups.join(', ')}` : 'No groups'
  return `<button name="username" value="${escaped(username)}"><span>${escaped(name)}</span> <span><small>${escaped(membership)}</small></span></button>`
}

function page(status: number, title: string, content: string, formAction: string): HttpResponse {
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${content}
</main>
</body>
</html>
`
  return { status, headers: pageHeaders(formAction), body: Buffer.from(html) }
}

function pageHeaders(formAction: string): Record<string, string> {
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': [
      "default-src 'none'",
      `style-src 'sha256-${styleHash}'`,
      `form-action ${formAction}`,
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'cache-control': 'no-store',
    // Not `no-referrer`: a browser would send the form with `Origin: null`.
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
  }
}

/** The source of an address in a content security policy: its origin, or the scheme of an app's own. */
function sourceOf(address: string): string {
  const { origin, protocol } = new URL(address)
  return origin === 'null' ? protocol : origin
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character)
}
