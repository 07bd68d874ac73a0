import { randomUUID } from 'node:crypto';
import { error, type Actions, type RequestEvent } from '@sveltejs/kit';
import { act, fieldText } from '../../../form.ts';
import { now } from '#lib/server/application/clock.ts';
import { application } from '#lib/server/application/application.ts';
import { atStakeIn } from '#lib/server/application/cases/at-stake.ts';
import { liveBodies, mayReadBacklog } from '#lib/server/application/subjects/backlog.ts';
import {
  claimants,
  destinations,
  mergeTargets,
  subjectView,
} from '#lib/server/application/subjects/subject.ts';
import { agendaPlaces } from '#lib/server/application/meetings/calendar.ts';
import { loadDocument } from '#lib/server/application/organisation/organisation.ts';
import { m } from '#lib/paraglide/messages.js';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
  const { person } = await parent();
  const at = now();
  return application().read(locals.visitor.communeId ?? '', async (transaction, organisation) => {
    if (!mayReadBacklog(organisation, person.id, at)) error(403, m.subjects_not_yours());
    const found = await loadDocument<Parameters<typeof subjectView>[1]>(transaction, `subject:${params.id}`);
    if (!found) error(404, m.subjects_unknown());
    const subject = subjectView(organisation, found.state, person.id, at);
    return {
      key: randomUUID(),
      subject,
      now: at,
      stake: await atStakeIn(transaction, organisation, found.state),
      places: await agendaPlaces(transaction, organisation, subject.id, person.id, at),
      destinations: subject.acts.refer ? destinations(organisation, subject, at) : [],
      claimants:
        subject.how === null && subject.right === null ? claimants(organisation, subject, person.id, at) : [],
      bodies: subject.acts.move ? liveBodies(organisation, at) : [],
      targets: subject.acts.merge ? await mergeTargets(transaction, subject.id) : [],
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
