import { encode } from 'uqr'
import { qrPath } from './qr-path'

interface QrCodeProps {
  readonly text: string
  /** What a screen reader says of the picture. */
  readonly label: string
}

/** The light modules around the code that ISO/IEC 18004 requires. */
const QUIET_ZONE = 4

/** A QR code. It is dark on white in every colour scheme, since few cameras read it otherwise. */
export function QrCode({ text, label }: QrCodeProps) {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET_ZONE })
  return (
    <svg class="qr-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <rect width={size} height={size} fill="#fff" />
      <path d={qrPath(data)} fill="#000" shape-rendering="crispEdges" />
    </svg>
  )
}
