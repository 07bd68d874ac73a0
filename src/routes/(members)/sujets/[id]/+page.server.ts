import { randomUUID } from 'node:crypto';
import { type Actions, type RequestEvent } from '@sveltejs/kit';
import { act, fieldText } from '../../../form.ts';
import { m } from '#lib/paraglide/messages.js';
import { drawn } from '../../../asking.ts';
import { readSubject } from '#lib/server/application/subjects/asks.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  drawn(event, async (show, { now }) => {
    const subject = await show(readSubject, { subject: event.params.id }, { missing: m.subjects_unknown });
    return { key: randomUUID(), subject, now, stake: subject.stake, places: subject.places };
  });

/** An action that sends one command on this subject, with the named texts of the form. */
const gesture =
  (type: string, ...texts: readonly string[]) =>
  async (event: RequestEvent) => {
    const form = await event.request.formData();
    const fields = Object.fromEntries(texts.map((name) => [name, fieldText(form, name)]));
    const subjectId = event.params['id'] ?? '';
    return act(event, form, { ...fields, type, subjectId }, `/sujets/${subjectId}`);
  };

export const actions: Actions = {
  contest: gesture('ContestNature', 'reason'),
  support: gesture('SupportSubject'),
  park: gesture('ParkSubject', 'reason', 'until'),
  unpark: gesture('UnparkSubject'),
  withdraw: gesture('WithdrawSubject', 'reason'),
  merge: gesture('MergeSubject', 'into'),
  refer: async (event) => {
    const form = await event.request.formData();
    const subject = event.params['id'] ?? '';
    const [key, to, reason] = ['key', 'to', 'reason'].map((name) => fieldText(form, name));
    return act(event, form, { type: 'ReferSubject', case: key, subject, to, reason }, `/sujets/${subject}`);
  },
  claim: async (event) => {
    const form = await event.request.formData();
    const disputed = event.params['id'] ?? '';
    const [key, claimant, reason] = ['key', 'claimant', 'reason'].map((name) => fieldText(form, name));
    // What the group is asked is a subject of its own, which one then reads.
    return act(event, form, { type: 'ClaimMatter', case: key, disputed, claimant, reason }, `/sujets/${key}`);
  },
  move: gesture('MoveSubject', 'body', 'reason'),
};
