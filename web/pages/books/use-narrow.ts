import { useEffect, useState } from 'preact/hooks'

/** Two pages side by side would be too narrow to read below this. */
const NARROW = '(max-width: 44rem)'

/** Whether one page is shown at a time. */
export function useNarrow(): boolean {
  const [isNarrow, setNarrow] = useState(() => matchMedia(NARROW).matches)
  useEffect(() => {
    const query = matchMedia(NARROW)
    const onChange = () => setNarrow(query.matches)
    query.addEventListener('change', onChange)
    return () => query.removeEventListener('change', onChange)
  }, [])
  return isNarrow
}
