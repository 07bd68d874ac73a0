/** Everything is worked out in the browser of whoever checks. */
export const csr = true;
