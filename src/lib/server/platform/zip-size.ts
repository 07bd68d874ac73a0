/** Signatures of a ZIP archive's end record and of an entry in its directory (APPNOTE 6.3, 4.3). */
const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
/** A size or a place that stands elsewhere, since it passes four bytes. */
const elsewhere = 0xffffffff;

/** A folder's name ends with a slash. */
const isFolder = (bytes: Uint8Array, at: number): boolean =>
  bytes[at + 46 + (bytes[at + 28] ?? 0) + 256 * (bytes[at + 29] ?? 0) - 1] === 0x2f;

/**
 * How many bytes the entries of a ZIP archive say that they hold once unpacked; null for what is no archive. An entry
 * that says nothing, says it only after its bytes, or sends elsewhere for a size over 4 GB, counts as infinite.
 */
export const unpackedSize = (bytes: Uint8Array): number | null => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // The end record is at the end, but for a comment of at most 65 535 bytes.
  let end = bytes.length - 22;
  const earliest = Math.max(0, end - 0xffff);
  while (end >= earliest && view.getUint32(end, true) !== endSignature) end--;
  if (end < earliest) return null;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  let total = 0;
  for (let entry = 0; entry < count; entry++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== entrySignature) return null;
    const packed = view.getUint32(at + 20, true);
    const unpacked = view.getUint32(at + 24, true);
    const saidLater = (view.getUint16(at + 8, true) & 8) !== 0 && packed === 0 && !isFolder(bytes, at);
    if (unpacked === elsewhere || (unpacked === 0 && packed > 2) || saidLater) return Infinity;
    total += unpacked;
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return total;
};
