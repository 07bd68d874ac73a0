import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { officialCommune, populationSource } from '#lib/server/application/setting-up/founding.ts';
import { now } from '#lib/server/application/clock.ts';
import { settingUpView } from '#lib/server/application/setting-up/steps.ts';
import { founderOf, readSettingUp, stepPaths } from '../steps.ts';
import { confirmPopulation, found } from './confirming.ts';
import type { Actions, PageServerLoad } from './$types';

/** The founder's name as the set-up link's form took it: first word, then the rest. */
const namesOf = (name: string): { givenName: string; familyName: string } => {
  const [givenName = '', ...rest] = name.trim().split(/\s+/);
  return { givenName, familyName: rest.join(' ') };
};

export const load: PageServerLoad = async (event) => {
  const key = randomUUID();
  const source = await populationSource();
  if (event.locals.visitor.administrator) {
    const { commune } = await readSettingUp(event, (organisation) => settingUpView(organisation, now()));
    if (!commune) redirect(303, '/bienvenue');
    const official = await officialCommune(commune.insee);
    const { name, insee, population, registeredElectors } = commune;
    const values = { population, registeredElectors, populationSource: commune.populationSource };
    return { key, official, commune: { name, insee }, values, founder: null };
  }
  founderOf(event);
  const official = await officialCommune(event.url.searchParams.get('commune') ?? '');
  if (!official) redirect(303, stepPaths.commune);
  const { name, insee, population } = official;
  const values = { population, registeredElectors: null, populationSource: source };
  return { key, official, commune: { name, insee }, values, founder: namesOf(event.locals.user?.name ?? '') };
};

export const actions: Actions = { found, confirm: confirmPopulation };
