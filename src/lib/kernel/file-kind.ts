/** What a file is, where it is not text. */
export type WrongKind = 'oldWorkbook' | 'pdf' | 'archive' | 'image' | 'webPage' | 'binary';

/** First bytes by which files that are often taken for a table make themselves known. */
const signatures: readonly (readonly [kind: WrongKind, bytes: readonly number[]])[] = [
  ['oldWorkbook', [0xd0, 0xcf, 0x11, 0xe0]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['archive', [0x50, 0x4b, 0x03, 0x04]],
  ['archive', [0x50, 0x4b, 0x05, 0x06]],
  ['archive', [0x1f, 0x8b]],
  ['archive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['archive', [0x52, 0x61, 0x72, 0x21]],
  ['image', [0x89, 0x50, 0x4e, 0x47]],
  ['image', [0xff, 0xd8, 0xff]],
  ['image', [0x47, 0x49, 0x46, 0x38]],
];

export const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte);

/** Names of ZIP entries that a workbook has and no other archive. */
const workbookEntries = /\[Content_Types\]|xl\/|_rels\/|application\/vnd\.oasis|docProps\//;

/** Whether bytes are a workbook (`.xlsx`, `.ods`), something else that is not text, or else, as far as they tell, text. */
export const kindOf = (bytes: Uint8Array): 'text' | 'workbook' | WrongKind => {
  const kind = signatures.find(([, start]) => startsWith(bytes, start))?.[0] ?? 'text';
  if (kind !== 'archive' || bytes[0] !== 0x50) return kind;
  return workbookEntries.test(new TextDecoder('latin1').decode(bytes.subarray(0, 4096))) ? 'workbook' : kind;
};
