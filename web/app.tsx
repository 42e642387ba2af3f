/** The office: the header, and the page of the address. */
import { useEffect } from 'preact/hooks'
import { OfficeContext, useMay, type Office } from './context'
import { isForPage } from './keys'
import { useLoad } from './load'
import { navigate, useAddress } from './navigation'
import { ForbiddenPage } from './parts/forbidden-page'
import { Header } from './parts/header'
import { Page } from './parts/page'
import { Loading } from './parts/loading'
import { LOADERS, NEEDED_SCOPES } from './page-components'
import type { PageProps } from './page-props'
import { pageAt, pathOf, type PageName } from './paths'
import { common } from './words/common'

const NotFoundPage = () => (
  <Page title={common().notFound} lead={common().notFoundHint}>
    <a href={pathOf('today')}>{common().nav.today}</a>
  </Page>
)

/** `/` searches people, `n` plans a visit. */
function useShortcuts(): void {
  const mayWrite = useMay('write')
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!isForPage(event)) return
      if (event.key === '/') {
        event.preventDefault()
        navigate(pathOf('people'))
      }
      if (event.key === 'n' && mayWrite) navigate(pathOf('planVisit'))
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [mayWrite])
}

interface CurrentPageProps {
  readonly path: string
  readonly query: URLSearchParams
}

/** The page of an address, for those who may see it. */
function CurrentPage({ path, query }: CurrentPageProps) {
  const found = pageAt(path)
  const needed = found && NEEDED_SCOPES[found.name]
  const isAllowed = useMay(...(needed ?? [])) || !needed
  if (!found) return <NotFoundPage />
  return isAllowed ? <LoadedPage {...found} query={query} /> : <ForbiddenPage />
}

/** A page, once its file is loaded. A deployment may have replaced the file: then a reload helps. */
function LoadedPage({ name, ...props }: PageProps & { readonly name: PageName }) {
  const component = useLoad(LOADERS[name], [])
  if (component.state === 'ready') return <component.value {...props} />
  return (
    <main id="content">
      <Loading from={{ ...component, reload: () => location.reload() }}>{() => null}</Loading>
    </main>
  )
}

function Shown() {
  const { path, query } = useAddress()
  useShortcuts()
  return (
    <>
      <a class="skip" href="#content">
        {common().skip}
      </a>
      <Header path={path} />
      <CurrentPage key={path} path={path} query={query} />
    </>
  )
}

export const App = ({ office }: { readonly office: Office }) => (
  <OfficeContext.Provider value={office}>
    <Shown />
  </OfficeContext.Provider>
)
