import { startsWith, type WrongKind } from './file-kind.ts';
import { ok, refuse, type Result } from './result.ts';

export type Encoding = 'UTF-8' | 'UTF-16' | 'Windows-1252';

export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
}

export type EncodingFault =
  | { readonly code: 'empty-file' }
  | { readonly code: 'wrong-kind'; readonly kind: WrongKind }
  /** Neither UTF-8 nor, since most of its accents are written so, any other: or, when asked strictly, not UTF-8. */
  | { readonly code: 'not-utf8'; readonly line: number; readonly column: number };

/** Where the first byte stands that is not UTF-8. */
const firstFault = (replaced: string): EncodingFault => {
  const before = replaced.slice(0, replaced.indexOf('\uFFFD')).split('\n');
  return { code: 'not-utf8', line: before.length, column: (before.at(-1) ?? '').split(/[,;\t]/).length };
};

const count = (text: string, sign: RegExp): number => text.match(sign)?.length ?? 0;

const decodeUtf8 = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

const decode = (bytes: Uint8Array, strict: boolean): Result<DecodedText, EncodingFault> => {
  const utf8 = decodeUtf8(bytes);
  if (!strict && startsWith(bytes, [0xff, 0xfe]))
    return ok({ text: new TextDecoder('utf-16le').decode(bytes), encoding: 'UTF-16' });
  if (!strict && startsWith(bytes, [0xfe, 0xff]))
    return ok({ text: new TextDecoder('utf-16be').decode(bytes), encoding: 'UTF-16' });
  if (utf8 !== null) return ok({ text: utf8, encoding: 'UTF-8' });
  const replaced = new TextDecoder('utf-8').decode(bytes);
  // Accents well written in UTF-8 beside bytes that are not: two encodings in one file, which nothing can undo.
  const mixed = count(replaced, /[\u00C0-\uFFFC]/g) > count(replaced, /\uFFFD/g);
  if (strict || mixed) return refuse(firstFault(replaced));
  // French spreadsheets on Windows write this one; each of its bytes is a character, so it never fails.
  return ok({ text: new TextDecoder('windows-1252').decode(bytes), encoding: 'Windows-1252' });
};

const control = /[^\P{Cc}\s]/gu;

/**
 * The text of a file: UTF-8 with or without its mark, UTF-16 with its mark, or else Windows-1252; strictly, UTF-8
 * alone. A few signs that no keyboard types are left out; many of them, or a zero, are no text.
 */
export const decodedText = (bytes: Uint8Array, strict = false): Result<DecodedText, EncodingFault> => {
  const decoded = decode(bytes, strict);
  if (!decoded.ok) return decoded;
  const { text, encoding } = decoded.value;
  const stray = count(text, control);
  if (stray * 100 > text.length || text.includes('\0')) return refuse({ code: 'wrong-kind', kind: 'binary' });
  if (/^\s*(<!doctype html|<html|<\?xml)/i.test(text.slice(0, 500)))
    return refuse({ code: 'wrong-kind', kind: 'webPage' });
  if (!/\S/.test(text)) return refuse({ code: 'empty-file' });
  return ok({ text: stray > 0 ? text.replace(control, '') : text, encoding });
};
