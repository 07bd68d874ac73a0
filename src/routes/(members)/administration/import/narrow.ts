/** The most that is sent as it is, in bytes; just under what the server takes. */
export const sendable = 1_900_000;

/**
 * Of a file of the national register, the first line and the lines that name a commune's code, without
 * reading it whole into memory. Cuts at bytes, so any encoding that keeps ASCII is kept as it is.
 * @returns null when so little is left out that the file would still be too heavy
 */
export const narrowFile = async (file: File, insee: string): Promise<File | null> => {
  const kept: string[] = [];
  // One byte, one character: the text is written back byte for byte.
  const decoder = new TextDecoder('latin1');
  const reader = file.stream().getReader();
  let rest = '';
  let first = true;
  let size = 0;
  const keep = (line: string): void => {
    if (!first && !line.includes(insee)) return;
    first = false;
    size += line.length + 1;
    kept.push(line);
  };
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    const lines = (rest + decoder.decode(value, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) keep(line);
    if (size > sendable) {
      await reader.cancel();
      return null;
    }
  }
  if (rest !== '') keep(rest);
  const text = kept.join('\n');
  const bytes = Uint8Array.from(text, (letter) => windowsByte(letter));
  return new File([bytes], file.name, { type: 'text/csv' });
};

// What browsers call latin1 is Windows-1252: five of its bytes and twenty-seven others read as characters
// beyond 255, and must find their byte again.
const highBytes = new Map(
  Array.from({ length: 32 }, (_, index) => 128 + index).map((byte) => [
    new TextDecoder('latin1').decode(Uint8Array.of(byte)),
    byte,
  ]),
);
const windowsByte = (letter: string): number => highBytes.get(letter) ?? letter.charCodeAt(0);
