import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import type { FileProblem, WrongKind } from './listed.ts';

/** First bytes by which files that are often taken for a CSV make themselves known. */
const signatures: readonly (readonly [kind: WrongKind, bytes: readonly number[]])[] = [
  // xlsx and ods are ZIP archives; the sentence tells both how to export.
  ['spreadsheet', [0x50, 0x4b, 0x03, 0x04]],
  ['spreadsheet', [0x50, 0x4b, 0x05, 0x06]],
  ['spreadsheet', [0xd0, 0xcf, 0x11, 0xe0]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['archive', [0x1f, 0x8b]],
  ['archive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['archive', [0x52, 0x61, 0x72, 0x21]],
  ['image', [0x89, 0x50, 0x4e, 0x47]],
  ['image', [0xff, 0xd8, 0xff]],
  ['image', [0x47, 0x49, 0x46, 0x38]],
];

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte);

/** The name of a ZIP entry that no spreadsheet has apart, so that an archive is told from one. */
const isSpreadsheetArchive = (bytes: Uint8Array): boolean => {
  const start = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  return /\[Content_Types\]|xl\/|_rels\/|application\/vnd\.oasis|docProps\//.test(start);
};

const wrongKind = (bytes: Uint8Array): WrongKind | null => {
  const kind = signatures.find(([, start]) => startsWith(bytes, start))?.[0];
  if (kind === 'spreadsheet' && bytes[0] === 0x50 && !isSpreadsheetArchive(bytes)) return 'archive';
  return kind ?? null;
};

const decoded = (bytes: Uint8Array): string => {
  if (startsWith(bytes, [0xff, 0xfe])) return new TextDecoder('utf-16le').decode(bytes);
  if (startsWith(bytes, [0xfe, 0xff])) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // French spreadsheets on Windows write this one; each of its bytes is a character, so it never fails.
    return new TextDecoder('windows-1252').decode(bytes);
  }
};

/**
 * The text of a file that should be a CSV. UTF-8 with or without its mark, UTF-16 with its mark, or else
 * Windows-1252.
 */
export const textOf = (bytes: Uint8Array): Result<string, FileProblem> => {
  if (bytes.length === 0) return refuse({ code: 'empty-file' });
  const kind = wrongKind(bytes);
  if (kind !== null) return refuse({ code: 'wrong-kind', kind });
  const text = decoded(bytes);
  // Characters that no keyboard types: whatever this is, it is not a list written as text.
  if (/[^\P{Cc}\s]/u.test(text)) return refuse({ code: 'wrong-kind', kind: 'binary' });
  if (/^\s*(<!doctype html|<html|<\?xml)/i.test(text.slice(0, 500)))
    return refuse({ code: 'wrong-kind', kind: 'webPage' });
  return text.trim() === '' ? refuse({ code: 'empty-file' }) : ok(text);
};
