import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { declareMajority, enrolPeople } from '#lib/server/application/setting-up/enrolling.ts';
import { peopleOf } from '#lib/server/application/setting-up/inviting.ts';
import { m } from '#lib/paraglide/messages.js';
import { fieldText, typed } from '../../form.ts';
import { administratorOf, beforeCharter } from '../steps.ts';
import { fieldsOfProblems, fieldsOfRows, mostRows, rowCount, rowsOf, usualRows } from './rows.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { communeId } = administratorOf(event);
  beforeCharter(event);
  const people = (await peopleOf(communeId)).filter(({ arrival }) => arrival !== 'left');
  const personIds = Array.from({ length: mostRows }, () => randomUUID());
  return { key: randomUUID(), people, personIds, usualRows };
};

export const actions: Actions = {
  add: async (event) => {
    const { sender } = administratorOf(event);
    const form = await event.request.formData();
    const kept = { values: typed(form), rows: rowCount(form) };
    if (form.has('more'))
      return { ...kept, rows: Math.min(kept.rows + usualRows, mostRows), message: '', fields: {} };
    const rows = rowsOf(form);
    if (rows.length === 0) return fail(422, { ...kept, message: m.founding_people_nobody(), fields: {} });
    const enrolled = await enrolPeople(sender, fieldText(form, 'key') || randomUUID(), rows);
    if (enrolled.ok) redirect(303, '/bienvenue/personnes');
    if ('problems' in enrolled)
      return fail(409, { ...kept, message: '', fields: fieldsOfProblems(enrolled.problems) });
    const { status, message, fields } = enrolled.rejected;
    return fail(status, { ...kept, message, fields: fieldsOfRows(fields, rows) });
  },
  majority: async (event) => {
    const { sender } = administratorOf(event);
    const form = await event.request.formData();
    const key = fieldText(form, 'key') || randomUUID();
    const members = form.getAll('members').map(String);
    const sent = await declareMajority(sender, key, members, m.founding_majority_reason());
    if (!sent || sent.ok) redirect(303, '/bienvenue');
    const { status, message } = sent.rejected;
    return fail(status, { message, fields: {}, values: {}, rows: usualRows });
  },
};
