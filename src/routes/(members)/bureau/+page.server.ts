import { randomUUID } from 'node:crypto';
import { error, type RequestEvent } from '@sveltejs/kit';
import { now } from '#lib/server/application/clock.ts';
import { application } from '#lib/server/application/application.ts';
import { mayReadBacklog } from '#lib/server/application/subjects/backlog.ts';
import { bureauView } from '#lib/server/application/cases/bureau.ts';
import { m } from '#lib/paraglide/messages.js';
import { act, fieldNumber, fieldText } from '../../form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url }) => {
  const { person } = await parent();
  const at = now();
  return application().read(locals.visitor.communeId ?? '', async (transaction, organisation) => {
    if (!mayReadBacklog(organisation, person.id, at)) error(403, m.subjects_not_yours());
    const bureau = await bureauView(transaction, organisation, person.id, at);
    return { bureau, key: randomUUID(), now: at, done: url.searchParams.get('fait') };
  });
};

type Fields = (text: (name: string) => string, form: FormData) => object;

/** One gesture on a case. A new case takes the key of its form as its id: sent twice, it is made once. */
const gesture = (type: string, fields: Fields) => async (event: RequestEvent) => {
  const form = await event.request.formData();
  const text = (name: string): string => fieldText(form, name);
  const command = { type, case: text('case') || text('key'), ...fields(text, form) };
  return act(event, form, command, `/bureau?fait=${type}#fait`);
};

const reason = (text: (name: string) => string) => ({ reason: text('reason') });

export const actions: Actions = {
  refer: gesture('ReferSubject', (text) => ({
    subject: text('subject'),
    to: text('to'),
    meeting: null,
    ...reason(text),
  })),
  callIn: gesture('CallInDecision', reason),
  invoke: gesture('InvokeEmergency', (text) => ({
    title: text('title'),
    ground: text('ground'),
    done: text('done'),
    role: text('role') || null,
    reason: text('reason') || null,
  })),
  giveReason: gesture('GiveEmergencyReason', reason),
  report: gesture('ReportOffCircuit', (text) => ({
    title: text('title'),
    what: text('what'),
    decidedBy: text('decidedBy'),
    on: text('on'),
  })),
  record: gesture('RecordMayoralAct', (text, form) => ({
    basis:
      text('article') === 'L2122-18'
        ? { article: 'L2122-18', order: text('order') }
        : { article: 'L2122-22', number: fieldNumber(form, 'number') ?? 0 },
    on: text('on'),
    object: text('object'),
    amountEuros: fieldNumber(form, 'amountEuros'),
    decision: null,
  })),
};
