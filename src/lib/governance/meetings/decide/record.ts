import { civilDateOf, isCivilDate } from '#lib/kernel/civil.ts';
import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import { isInFunction } from '../../commune/index.ts';
import { itemOf } from '../agenda.ts';
import { keeper, onlySystem, secretary } from '../who.ts';
import { checkReason, checkText, limits } from './limits.ts';
import { isGathered, wrongStatus, type Decide } from './types.ts';
import type { MeetingContext } from '../meeting.ts';
import type { MeetingRefusal } from '../refusals.ts';
import type { Gathered, Held, ItemId, Over } from '../state.ts';

/** Notes and actions are written while people sit and until the record is sent; afterwards, corrections. */
const writable = (state: Held): state is Gathered | Over =>
  isGathered(state) || (state.status === 'closed' && state.record.sentAt === null);

const isKnown = (state: Held, item: ItemId | null): boolean => item === null || itemOf(state, item) !== null;

const writing = (state: Held, context: MeetingContext): Result<string, MeetingRefusal> => {
  if (!writable(state)) return wrongStatus(state, 'running');
  return isGathered(state) ? keeper(state, context) : secretary(state, context);
};

/** Two pens on the same note: the second sees that it has changed, and loses nothing of what they wrote. */
export const writeNote: Decide<'WriteNote'> = (state, { item, revision, text }, context) => {
  const person = writing(state, context);
  if (!person.ok) return person;
  if (!writable(state)) return wrongStatus(state, 'running');
  if (!isKnown(state, item)) return refuse({ code: 'item-unknown' });
  const current = state.notes.find((note) => note.item === item)?.revision ?? 0;
  if (revision !== current) return refuse({ code: 'stale-note', current, seen: revision });
  if (text.length > limits.note)
    return refuse({ code: 'text-too-long', length: text.length, most: limits.note });
  const written = { item, text, revision: current + 1, by: person.value, at: context.now };
  return ok([{ type: 'NoteWritten', ...written }]);
};

/** Who does what by when. */
export const noteAction: Decide<'NoteAction'> = (state, command, context) => {
  const person = writing(state, context);
  if (!person.ok) return person;
  if (!writable(state)) return wrongStatus(state, 'running');
  const { action, item, text, owner, due } = command;
  if (!isKnown(state, item)) return refuse({ code: 'item-unknown' });
  if (state.actions.some(({ id }) => id === action)) return refuse({ code: 'action-exists' });
  const wrong = checkText(text, limits.action, 3);
  if (wrong) return refuse(wrong);
  const today = civilDateOf(context.now);
  if (!isInFunction(context.commune, owner, today))
    return refuse({ code: 'person-not-in-function', person: owner });
  if (!isCivilDate(due) || due < today) return refuse({ code: 'date-in-the-past', date: due });
  return ok([{ type: 'ActionNoted', action, item, text: text.trim(), owner, due, at: context.now }]);
};

/** Completed by the secretary, then sent to the members: from then on a change is a correction. */
export const send: Decide<'SendRecord'> = (state, _command, context) => {
  if (state.status !== 'closed') return wrongStatus(state, 'closed');
  const person = secretary(state, context);
  if (!person.ok) return person;
  if (state.record.sentAt !== null) return refuse({ code: 'record-already-sent' });
  return ok([{ type: 'RecordSent', at: context.now }]);
};

/** What was written stays readable; the correction stands beside it, with its reason and a new version. */
export const correct: Decide<'CorrectRecord'> = (state, { item, text, reason }, context) => {
  if (state.status !== 'closed' && state.status !== 'recordPublished') return wrongStatus(state, 'closed');
  const person = secretary(state, context);
  if (!person.ok) return person;
  if (state.status === 'closed' && state.record.sentAt === null) return refuse({ code: 'record-not-sent' });
  if (!isKnown(state, item)) return refuse({ code: 'item-unknown' });
  const wrong = checkText(text, limits.note) ?? checkReason(reason);
  if (wrong) return refuse(wrong);
  const version = state.record.version + 1;
  const corrected = { version, item, text: text.trim(), reason: reason.trim() };
  return ok([{ type: 'RecordCorrected', ...corrected, by: person.value, at: context.now }]);
};

/** By the secretary once the members have had it; otherwise by itself, on the charter's last day. */
export const publish: Decide<'PublishRecord'> = (state, _command, context) => {
  if (state.status !== 'closed') return wrongStatus(state, 'closed');
  const person = onlySystem(context).ok ? ok('') : secretary(state, context);
  if (!person.ok) return person;
  if (state.record.sentAt === null) return refuse({ code: 'record-not-sent' });
  return ok([{ type: 'RecordPublished', version: state.record.version, at: context.now }]);
};
