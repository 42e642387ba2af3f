/** The default port and data folder of `npm start`; the other commands use them too. */
export const defaultPort = 3000
export const defaultData = '.golden-book'
