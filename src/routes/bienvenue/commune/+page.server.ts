import { searchCommunes } from '#lib/server/application/setting-up/founding.ts';
import { founderOf } from '../steps.ts';
import type { PageServerLoad } from './$types';

const most = 20;

export const load: PageServerLoad = async (event) => {
  founderOf(event);
  const words = event.url.searchParams.get('q')?.slice(0, 200) ?? '';
  const { found, total } = await searchCommunes(words, most);
  return { words, found, total };
};
