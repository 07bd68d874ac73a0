import { acting, making } from '../../../../acting.ts';

/** What is written as things happen: ideas kept for later, notes by item, who does what by when. */
export const writing = acting('meeting', {
  parkIdea: making('ParkIdea', 'idea'),
  note: 'WriteNote',
  noteAction: making('NoteAction', 'action'),
});
