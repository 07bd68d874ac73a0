import { now } from '#lib/server/application/clock.ts';
import { house } from '#lib/server/application/house.ts';
import { registry } from '#lib/server/application/nouns/index.ts';
import { verify } from '#lib/server/application/verify.ts';
import { administering } from '../access.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  administering(event);
};

export const actions: Actions = {
  default: async (event) => {
    const { communeId } = administering(event);
    const { events, broken } = await verify(house().pool, registry, communeId);
    return { events, broken, at: now() };
  },
};
