export const ENTRY_EVENTS = ['book-entry.signed', 'book-entry.corrected', 'book-entry.voided'] as const

/** Sent to subscriptions only, and not recorded. */
export const ENTRY_WITHDRAWALS = ['book-entry.withdrawn'] as const

export const BOOK_EVENTS = ['book.volume-opened'] as const
