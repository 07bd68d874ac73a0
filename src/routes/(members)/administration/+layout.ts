/** Nothing is live here: these pages need no JavaScript. */
export const csr = false;
