import { randomUUID } from 'node:crypto';
import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { act, fieldNumber, fieldText } from '../../../../form.ts';
import { now } from '#lib/server/application/clock.ts';
import { house } from '#lib/server/application/house.ts';
import { changeChoices } from '#lib/server/application/queries/changes-drafting.ts';
import { loadProposal } from '#lib/server/application/queries/proposal.ts';
import { m } from '#lib/paraglide/messages.js';
import { changeOf } from './changing.ts';
import { kindOf } from './kinds.ts';
import type { Actions, PageServerLoad } from './$types';

const found = async ({ locals, params }: Pick<RequestEvent, 'locals' | 'params'>) => {
  const { communeId, person } = locals.visitor;
  if (!communeId || !person) redirect(303, '/connexion');
  const at = now();
  return house().read(communeId, async (transaction, organisation) => {
    const read = await loadProposal(transaction, organisation, params['id'] ?? '', person.id, at);
    if (read.kind !== 'view') error(404, m.proposal_unknown());
    const { proposal } = read;
    const { effect, acts } = proposal;
    const mine = acts.revise || acts.amend;
    if (!mine || (effect.kind !== 'none' && effect.kind !== 'organise')) error(403, m.powers_not_now());
    return { proposal, choices: changeChoices(organisation, at) };
  });
};

export const load: PageServerLoad = async (event) => {
  const { proposal, choices } = await found(event);
  const { id, version, versions, changes } = proposal;
  return {
    key: randomUUID(),
    fresh: randomUUID(),
    kind: kindOf(event.url.searchParams.get('geste')),
    proposal: { id, version, title: versions.at(-1)?.title ?? '' },
    changes,
    choices,
  };
};

/** Sends the text again, its words the same, with the changes that `revised` makes of those there. */
const sendText = async (event: RequestEvent, revised: (changes: unknown[], form: FormData) => unknown[]) => {
  const form = await event.request.formData();
  const { proposal } = await found(event);
  const { id, versions, effect, acts } = proposal;
  const last = versions.at(-1) ?? versions[0];
  if (!last) error(404, m.proposal_unknown());
  const changes = revised(effect.kind === 'organise' ? effect.changes : [], form);
  const words = {
    proposal: id,
    title: last.title,
    text: last.text,
    terms: last.terms && { ...last.terms, carriedBy: last.terms.carriedBy.id },
    effect: changes.length === 0 ? { kind: 'none' } : { kind: 'organise', changes },
  };
  const command = acts.revise
    ? { ...words, type: 'ReviseDraft' }
    : { ...words, type: 'AmendProposal', version: last.number, integrates: [] };
  return act(event, form, command, `/propositions/${id}/pouvoirs`);
};

export const actions: Actions = {
  add: (event) =>
    sendText(event, (changes, form) => {
      const kind = kindOf(fieldText(form, 'geste'));
      return kind ? [...changes, changeOf(kind, form, fieldText(form, 'fresh'))] : changes;
    }),
  drop: (event) =>
    sendText(event, (changes, form) => {
      const place = fieldNumber(form, 'place');
      return changes.filter((_, index) => index !== place);
    }),
};
