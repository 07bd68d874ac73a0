import { randomUUID } from 'node:crypto';
import { error } from '@sveltejs/kit';
import { now } from '#lib/server/application/clock.ts';
import { application } from '#lib/server/application/application.ts';
import { mayReadBacklog } from '#lib/server/application/subjects/backlog.ts';
import { bureauView } from '#lib/server/application/cases/bureau.ts';
import { m } from '#lib/paraglide/messages.js';
import { acting } from '../../acting.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url }) => {
  const { person } = await parent();
  const at = now();
  return application().read(locals.visitor.communeId ?? '', async (transaction, organisation) => {
    if (!mayReadBacklog(organisation, person.id, at)) error(403, m.subjects_not_yours());
    const bureau = await bureauView(transaction, organisation, person.id, at);
    return { bureau, seed: randomUUID(), now: at, done: url.searchParams.get('fait') };
  });
};

/** A new case has the key of its form as its id: sent twice, it is made once. */
export const actions = acting('case', {
  refer: 'ReferSubject',
  callIn: 'CallInDecision',
  invoke: 'InvokeEmergency',
  giveReason: 'GiveEmergencyReason',
  report: 'ReportOffCircuit',
  record: 'RecordMayoralAct',
});
