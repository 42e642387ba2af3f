import { LANGUAGES, language } from '../language'
import { useOffice } from '../context'
import { pathOf } from '../paths'
import { common } from '../words/common'

/** The entries of the main menu; an address below one of them belongs to it. */
const entriesOf = (book: string) =>
  [
    ['today', pathOf('today')],
    ['visits', pathOf('visits')],
    ['book', pathOf('book', { book })],
    ['partnerships', pathOf('partnerships')],
    ['jubilees', pathOf('jubilees')],
    ['pressDesk', pathOf('pressDesk')],
    ['people', pathOf('people')],
    ['calendarFeeds', pathOf('calendarFeeds')],
    ['help', pathOf('help')],
  ] as const

/** A notice belongs to the press desk, though its address is below that of its visit. */
const isNotice = (path: string): boolean => /^\/visits\/[^/]+\/notices\//.test(path)

function isBelow(path: string, address: string): boolean {
  if (isNotice(path)) return address === pathOf('pressDesk')
  return address === '/' ? path === '/' : path === address || path.startsWith(`${address}/`)
}

export function Header({ path }: { readonly path: string }) {
  const { session, settings, changeLanguage } = useOffice()
  const words = common()
  const other = LANGUAGES.find((each) => each !== language()) ?? 'en'
  return (
    <header class="bar">
      <a class="brand" href={pathOf('today')}>
        {words.brand}
      </a>
      <nav aria-label={words.menu}>
        <ul>
          {entriesOf(settings.books[0] ?? '').map(([name, address]) => (
            <li key={name}>
              <a href={address} aria-current={isBelow(path, address) ? 'page' : undefined}>
                {words.nav[name]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div class="me">
        <span>{session.name}</span>
        <button type="button" class="link" lang={other} onClick={() => changeLanguage(other)}>
          {words.otherLanguage}
        </button>
        <button type="button" class="link" onClick={() => session.signOut()}>
          {words.signOut}
        </button>
      </div>
    </header>
  )
}
