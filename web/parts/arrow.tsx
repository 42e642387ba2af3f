/** An arrow as a drawing: some fonts have none. */
export const Arrow = ({ to }: { readonly to: 'left' | 'right' }) => (
  <svg class="arrow" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
    <path
      d={to === 'left' ? 'M14 8H3M8 3L3 8l5 5' : 'M2 8h11M8 3l5 5-5 5'}
      fill="none"
      stroke="currentColor"
      stroke-width="1.75"
    />
  </svg>
)
