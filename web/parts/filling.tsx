/** The filling of a volume, as a bar with its numbers in words. */
interface FillingProps {
  readonly used: number
  readonly capacity: number
  readonly label: string
  /** What stands below the two ends of the bar. */
  readonly ends?: { readonly first: string; readonly last: string }
}

const WIDTH = 320

export function Filling({ used, capacity, label, ends }: FillingProps) {
  const share = capacity === 0 ? 0 : Math.min(1, used / capacity)
  return (
    <figure class="plain">
      <svg
        class="filling"
        viewBox={`0 0 ${WIDTH} 16`}
        preserveAspectRatio={ends ? 'none' : undefined}
        aria-hidden="true"
      >
        <rect
          x="0.5"
          y="0.5"
          width={WIDTH - 1}
          height="15"
          rx="3"
          fill="none"
          stroke="currentColor"
          vector-effect="non-scaling-stroke"
        />
        <rect
          x="0.5"
          y="0.5"
          width={Math.round(share * (WIDTH - 1))}
          height="15"
          rx="3"
          fill="var(--gold-fill)"
        />
      </svg>
      {ends && (
        <div class="filling-ends">
          <span>{ends.first}</span>
          <span>{ends.last}</span>
        </div>
      )}
      <figcaption class="meta">{label}</figcaption>
    </figure>
  )
}
