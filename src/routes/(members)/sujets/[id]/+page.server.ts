import { randomUUID } from 'node:crypto';
import { m } from '#lib/paraglide/messages.js';
import { readSubject } from '#lib/server/application/subjects/asks.ts';
import { drawn } from '../../../asking.ts';
import { acting } from '../../../acting.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  drawn(event, async (show, { now }) => {
    const subject = await show(readSubject, { subject: event.params.id }, { missing: m.subjects_unknown });
    return { seed: randomUUID(), subject, now, stake: subject.stake, places: subject.places };
  });

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
