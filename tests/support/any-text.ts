import fc from 'fast-check';

/**
 * Any text at all, of whole code points: what `fc.string({ unit: 'binary' })` draws, without the second that
 * it takes to lay out Unicode first.
 * @param maxLength in code points
 */
export const anyText = (maxLength: number): fc.Arbitrary<string> =>
  fc
    .array(
      fc.oneof(
        { weight: 2, arbitrary: fc.integer({ min: 0, max: 0x7f }) },
        { weight: 1, arbitrary: fc.integer({ min: 0x80, max: 0xd7ff }) },
        { weight: 1, arbitrary: fc.integer({ min: 0xe000, max: 0x10ffff }) },
      ),
      { maxLength },
    )
    .map((points) => String.fromCodePoint(...points));
