import { error } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { changedPaths, valuesOf } from '../../../(members)/charte/parameters.ts';
import { drawn } from '../../../asking.ts';
import { readCharterVersions } from '#lib/server/application/charter/asks.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  drawn(event, async (show) => {
    const { inForce, earlier } = await show(readCharterVersions, {});
    const versions = inForce ? [inForce, ...earlier] : [];
    const place = versions.findIndex(({ version }) => String(version) === event.params.version);
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
  });
