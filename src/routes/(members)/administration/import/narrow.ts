/** The most that is sent as it is, in bytes; just under what the server takes. */
export const sendable = 1_900_000;

/** A longer line is none of a list of people: whatever the file is, it is not for us to cut. */
const longestLine = 100_000;

/**
 * Of the national register's file, the first line and the lines that name a commune's code, without reading
 * it whole into memory. Cut at bytes, so that any encoding that keeps ASCII is kept as it is.
 * @returns null for another file, or when so little is left out that it would still be too heavy
 */
export const narrowFile = async (file: File, insee: string): Promise<File | null> => {
  const kept: string[] = [];
  let size = 0;
  for await (const line of linesOf(file)) {
    const first = kept.length === 0;
    if (first && !/code de la commune/i.test(line)) return null;
    if (!first && !line.includes(insee)) continue;
    kept.push(line);
    size += line.length + 1;
    if (size > sendable) return null;
  }
  const bytes = Uint8Array.from(kept.join('\n'), byteOf);
  return new File([bytes], file.name, { type: 'text/csv' });
};

/** The lines of a file, one character a byte; stops at a line too long to be one. */
async function* linesOf(file: File): AsyncGenerator<string> {
  const decoder = new TextDecoder('latin1');
  const reader = file.stream().getReader();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      const lines = (rest + decoder.decode(value, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
      if (rest.length > longestLine) break;
    }
    if (rest !== '') yield rest;
  } finally {
    await reader.cancel();
  }
}

// What browsers call latin1 is Windows-1252: some of its bytes read as characters beyond 255, and must find
// their byte again.
const highBytes = new Map(
  Array.from({ length: 32 }, (_, index) => 128 + index).map((byte) => [
    new TextDecoder('latin1').decode(Uint8Array.of(byte)),
    byte,
  ]),
);
const byteOf = (letter: string): number => highBytes.get(letter) ?? letter.charCodeAt(0);
