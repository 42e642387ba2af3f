/** The script of the document: the office starts once the first words are shown. */
import './style/main.css'

/** Calls back when the first words are shown, so that the script does not delay them; at the latest after 300 ms. */
function afterFirstWords(then: () => void): void {
  let isCalled = false
  const call = (): void => {
    if (!isCalled) then()
    isCalled = true
  }
  const observer = new PerformanceObserver((list) => {
    if (list.getEntriesByName('first-contentful-paint').length > 0) call()
  })
  observer.observe({ type: 'paint', buffered: true })
  setTimeout(call, 300)
}

afterFirstWords(() => {
  document.body.classList.add('with-fonts')
  void import('./office').then(async ({ startOffice }) => await startOffice())
})
