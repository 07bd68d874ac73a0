import { randomUUID } from 'node:crypto';
import { type RequestEvent } from '@sveltejs/kit';
import { act, fieldNumber, fieldText } from '../../form.ts';
import { drawn } from '../../asking.ts';
import { readBureau } from '#lib/server/application/cases/asks.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  drawn(event, async (show, { now }) => {
    const bureau = await show(readBureau, {});
    return { bureau, key: randomUUID(), now, done: event.url.searchParams.get('fait') };
  });

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
