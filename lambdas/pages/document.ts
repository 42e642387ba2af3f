/** The document of every page: the script builds the page in it. */
import type { PagesSettings } from '../../contract/sign-in'
import type { FileIndex } from './files'

/** JSON that cannot end the element in which it stands (HTML Standard, "Restrictions for contents of script elements"). */
const embedded = (value: object): string => JSON.stringify(value).replaceAll('<', String.raw`\u003c`)

/** The HTML of the document. What it shows before the script runs is the same for everybody. */
export const documentOf = ({ script, style }: FileIndex, settings: PagesSettings): string => `<!doctype html>
<html lang="de">
<head>
<meta charset="utf-8">
<title>Goldenes Buch</title>
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${style}">
<script type="application/json" id="settings">${embedded(settings)}</script>
<script type="module" src="${script}"></script>
</head>
<body>
<div id="app"><header class="bar"><p class="brand">Goldenes Buch</p></header><main><p class="lead">…</p></main></div>
<noscript><p class="lead">Diese Seiten brauchen JavaScript. These pages need JavaScript.</p></noscript>
</body>
</html>
`
