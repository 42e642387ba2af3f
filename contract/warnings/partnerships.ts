/** What a partnership is warned of. */
import { pointer, warningOf } from './warning'

export const partnershipWarning = warningOf('date-ahead', { pointer })
