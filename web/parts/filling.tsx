/** The filling of a volume, as a bar with its numbers in words. */
interface FillingProps {
  readonly used: number
  readonly capacity: number
  readonly label: string
}

const WIDTH = 320

export function Filling({ used, capacity, label }: FillingProps) {
  const share = capacity === 0 ? 0 : Math.min(1, used / capacity)
  return (
    <figure class="plain">
      <svg class="filling" viewBox={`0 0 ${WIDTH} 16`} aria-hidden="true">
        <rect x="0.5" y="0.5" width={WIDTH - 1} height="15" rx="3" fill="none" stroke="currentColor" />
        <rect
          x="0.5"
          y="0.5"
          width={Math.round(share * (WIDTH - 1))}
          height="15"
          rx="3"
          fill="var(--gold-fill)"
        />
      </svg>
      <figcaption class="meta">{label}</figcaption>
    </figure>
  )
}
