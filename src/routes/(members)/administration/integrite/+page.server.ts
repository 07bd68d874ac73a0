import { now } from '#lib/server/application/clock.ts';
import { application } from '#lib/server/application/application.ts';
import { registry } from '#lib/server/application/registry.ts';
import { verify } from '#lib/server/application/engine/verify.ts';
import { administering } from '../access.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  administering(event);
};

export const actions: Actions = {
  default: async (event) => {
    const { communeId } = administering(event);
    const { events, broken } = await verify(application().pool, registry, communeId);
    return { events, broken, at: now() };
  },
};
