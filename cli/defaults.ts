/** Where `npm start` serves and keeps its data unless it is told otherwise; the other commands look there too. */
export const defaultPort = 3000
export const defaultData = '.golden-book'
