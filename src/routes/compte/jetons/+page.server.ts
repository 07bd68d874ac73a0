import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { fieldNumber, fieldText, typed } from '../../form.ts';
import { makeToken, revokeToken, tokensOf, type TokenOwner } from '#lib/server/application/api/tokens.ts';
import type { Actions, PageServerLoad } from './$types';

const ownerOf = ({ locals }: Pick<RequestEvent, 'locals'>): TokenOwner => {
  const { communeId, person } = locals.visitor;
  if (communeId === null || person === null) redirect(303, '/connexion');
  return { communeId, person: person.id };
};

export const load: PageServerLoad = async (event) => {
  const { communeName, person, administrator } = event.locals.visitor;
  return { commune: communeName, person, administrator, tokens: await tokensOf(ownerOf(event)) };
};

export const actions: Actions = {
  make: async (event) => {
    const owner = ownerOf(event);
    const form = await event.request.formData();
    const made = await makeToken(owner, {
      name: fieldText(form, 'name'),
      mayWrite: fieldText(form, 'scope') === 'write',
      days: fieldNumber(form, 'days') ?? 0,
    });
    if (!made.ok) return fail(422, { reason: made.reason, values: typed(form) });
    return { secret: made.secret };
  },
  revoke: async (event) => {
    await revokeToken(ownerOf(event), fieldText(await event.request.formData(), 'id'));
    return { revoked: true as const };
  },
};
