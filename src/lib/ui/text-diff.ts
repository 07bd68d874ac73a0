/** A run of words of a text that is kept, new, or gone. `answers` names the objections it integrates. */
export type DiffSegment = {
  kind: 'same' | 'added' | 'removed';
  text: string;
  answers?: readonly string[];
};

/** A note in the margin: the objection that a change answers, and how. */
export type DiffNote = { id: string; author: string; quote: string; criterion: string; resolution?: string };

/** One paragraph of the text with the notes that belong beside it. */
export type DiffParagraph = { segments: DiffSegment[]; notes: DiffNote[] };

/**
 * Cuts segments at line breaks, so that each note stands beside the paragraph it changed.
 * A note appears once, where its change first shows; one that no segment names goes with the last paragraph.
 */
export function paragraphsOf(segments: readonly DiffSegment[], notes: readonly DiffNote[]): DiffParagraph[] {
  const lines: DiffSegment[][] = [[]];
  for (const segment of segments) {
    segment.text.split(/\n+/).forEach((text, index) => {
      if (index > 0) lines.push([]);
      if (text !== '') lines.at(-1)?.push({ ...segment, text });
    });
  }
  const waiting = new Map(notes.map((note) => [note.id, note]));
  const paragraphs = lines
    .filter((line) => line.length > 0)
    .map((line) => ({ segments: line, notes: takeNotes(line, waiting) }));
  paragraphs.at(-1)?.notes.push(...waiting.values());
  return paragraphs;
}

function takeNotes(line: readonly DiffSegment[], waiting: Map<string, DiffNote>): DiffNote[] {
  return line
    .flatMap((segment) => segment.answers ?? [])
    .flatMap((id) => {
      const note = waiting.get(id);
      waiting.delete(id);
      return note ? [note] : [];
    });
}
