import { error } from '@sveltejs/kit';
import { application } from '#lib/server/application/application.ts';
import { publicCharterView } from '#lib/server/application/charter/views.ts';
import { m } from '#lib/paraglide/messages.js';
import { changedPaths, valuesOf } from '../../../(members)/charte/parameters.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { communeId } = locals.visitor;
  if (!communeId) error(404, m.charter_no_version());
  const { inForce, earlier } = await application().read(communeId, async (_transaction, organisation) =>
    publicCharterView(organisation),
  );
  const versions = inForce ? [inForce, ...earlier] : [];
  const place = versions.findIndex(({ version }) => String(version) === params.version);
  const shown = versions[place];
  if (!shown) error(404, m.charter_no_version());
  const before = versions[place + 1];
  const { parameters, ...version } = shown;
  return {
    version,
    inForce: place === 0,
    values: valuesOf(parameters),
    changed: before ? changedPaths(before.parameters, parameters) : [],
  };
};
