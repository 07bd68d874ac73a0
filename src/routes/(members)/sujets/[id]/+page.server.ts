import { randomUUID } from 'node:crypto';
import { error, type Actions, type RequestEvent } from '@sveltejs/kit';
import { act, fieldText } from '../../../form.ts';
import { now } from '#lib/server/application/clock.ts';
import { application } from '#lib/server/application/application.ts';
import { atStakeIn } from '#lib/server/application/cases/at-stake.ts';
import { mayReadBacklog } from '#lib/server/application/subjects/backlog.ts';
import { loadSubject } from '#lib/server/application/subjects/subject.ts';
import { agendaPlaces } from '#lib/server/application/meetings/calendar.ts';
import { m } from '#lib/paraglide/messages.js';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
  const { person } = await parent();
  const at = now();
  return application().read(locals.visitor.communeId ?? '', async (transaction, organisation) => {
    if (!mayReadBacklog(organisation, person.id, at)) error(403, m.subjects_not_yours());
    const found = await loadSubject(transaction, organisation, params.id, person.id, at);
    if (!found) error(404, m.subjects_unknown());
    return {
      key: randomUUID(),
      subject: found.subject,
      now: at,
      stake: await atStakeIn(transaction, organisation, found.state),
      places: await agendaPlaces(transaction, organisation, found.subject.id, person.id, at),
    };
  });
};

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
