import { randomUUID } from 'node:crypto';
import { readBureau } from '#lib/server/application/cases/asks.ts';
import { drawn } from '../../asking.ts';
import { acting } from '../../acting.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  drawn(event, async (show, { now }) => {
    const bureau = await show(readBureau, {});
    return { bureau, seed: randomUUID(), now, done: event.url.searchParams.get('fait') };
  });

/** A new case has the key of its form as its id: sent twice, it is made once. */
export const actions = acting('case', {
  refer: 'ReferSubject',
  callIn: 'CallInDecision',
  invoke: 'InvokeEmergency',
  giveReason: 'GiveEmergencyReason',
  report: 'ReportOffCircuit',
  record: 'RecordMayoralAct',
});
