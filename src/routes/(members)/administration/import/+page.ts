/** JavaScript lets a browser send only the commune's lines of the national file; all else works without. */
export const csr = true;
