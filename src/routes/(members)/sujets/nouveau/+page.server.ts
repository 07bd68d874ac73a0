import { randomUUID } from 'node:crypto';
import { error, type Actions } from '@sveltejs/kit';
import { act, fieldNumber, fieldText } from '../../../form.ts';
import { now } from '#lib/server/application/clock.ts';
import { application } from '#lib/server/application/application.ts';
import { citableDecisions, liveBodies, mayReadBacklog } from '#lib/server/application/subjects/backlog.ts';
import { givenIn } from './given.ts';
import { m } from '#lib/paraglide/messages.js';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url }) => {
  const { person } = await parent();
  return application().read(locals.visitor.communeId ?? '', async (transaction, organisation) => {
    if (!mayReadBacklog(organisation, person.id, now())) error(403, m.subjects_not_yours());
    return {
      key: randomUUID(),
      subject: randomUUID(),
      given: givenIn(url.searchParams),
      bodies: liveBodies(organisation, now()),
      decisions: await citableDecisions(transaction),
      threshold:
        organisation.charter.status === 'inForce'
          ? organisation.charter.parameters.nature.unbudgetedEuros
          : null,
    };
  });
};

const answer = (form: FormData, name: string) => fieldText(form, name) || 'unsure';

const basisOf = (form: FormData) => {
  const chosen = fieldText(form, 'basis');
  if (chosen === 'runningAffairs') return { kind: chosen };
  return chosen === 'executes' ? { kind: chosen, decision: fieldText(form, 'decision') } : null;
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const subjectId = fieldText(form, 'subject');
    const command = {
      type: 'RaiseSubject',
      subjectId,
      title: fieldText(form, 'title'),
      text: fieldText(form, 'text'),
      body: fieldText(form, 'body'),
      origin: fieldText(form, 'origin') || null,
      answers: {
        newPolicy: answer(form, 'newPolicy'),
        orientation: answer(form, 'orientation'),
        priceTaxLand: answer(form, 'priceTaxLand'),
        serviceOrganisation: answer(form, 'serviceOrganisation'),
        publicPosition: answer(form, 'publicPosition'),
      },
      // What was typed and cannot be read is told, not forgotten.
      unbudgetedEuros:
        fieldText(form, 'euros') === '' ? null : (fieldNumber(form, 'euros') ?? fieldText(form, 'euros')),
      basis: basisOf(form),
    };
    return act(event, form, command, `/sujets/${subjectId}`);
  },
};
