import { randomUUID } from 'node:crypto';
import { error } from '@sveltejs/kit';
import { acting } from '../../../acting.ts';
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
      seed: randomUUID(),
      subject: found.subject,
      now: at,
      stake: await atStakeIn(transaction, organisation, found.state),
      places: await agendaPlaces(transaction, organisation, found.subject.id, person.id, at),
    };
  });
};

export const actions = acting(
  'subjectId',
  {
    contest: 'ContestNature',
    support: 'SupportSubject',
    park: 'ParkSubject',
    unpark: 'UnparkSubject',
    withdraw: 'WithdrawSubject',
    merge: 'MergeSubject',
    refer: { type: 'ReferSubject', fields: ({ key, id }) => ({ case: key, subject: id }) },
    claim: {
      type: 'ClaimMatter',
      fields: ({ key, id }) => ({ case: key, disputed: id }),
      // What the group is asked is a subject of its own, which one then reads.
      then: ({ key }) => `/sujets/${key}`,
    },
    move: 'MoveSubject',
  },
  ({ id }) => `/sujets/${id}`,
);
