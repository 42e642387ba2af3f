export const isPackaged: boolean
export function installedBrowser(): string | undefined
export function missingBrowser(): string | undefined
