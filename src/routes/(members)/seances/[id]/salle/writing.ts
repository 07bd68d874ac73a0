import { fieldNumber } from '../../../../form.ts';
import { acting } from './acting.ts';

const item = (text: (name: string) => string): string | null => text('item') || null;

/** What is written as things happen: ideas kept for later, notes by item, who does what by when. */
export const writing = {
  parkIdea: acting('parkIdea', ({ meeting, text }) => ({
    type: 'ParkIdea',
    meeting,
    idea: text('key'),
    text: text('text'),
  })),
  note: acting('note', ({ form, meeting, text }) => ({
    type: 'WriteNote',
    meeting,
    item: item(text),
    revision: fieldNumber(form, 'revision') ?? 0,
    text: text('text'),
  })),
  noteAction: acting('noteAction', ({ meeting, text }) => ({
    type: 'NoteAction',
    meeting,
    action: text('key'),
    item: item(text),
    text: text('text'),
    owner: text('owner'),
    due: text('due'),
  })),
};
