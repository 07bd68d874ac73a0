import { redirect } from '@sveltejs/kit';
import { resumeFounding } from '#lib/server/application/setting-up/founding.ts';
import { currentStep, stepPaths } from './steps.ts';
import type { PageServerLoad } from './$types';

/** Leads to the step that comes next: the set-up can be left and resumed. */
export const load: PageServerLoad = async ({ locals }) => {
  const { user, setup, visitor } = locals;
  if (setup && user && visitor.communeName === null) redirect(303, stepPaths.commune);
  if (setup && user && visitor.communeId !== null && !visitor.person) {
    const founder = { userId: user.id, email: user.email };
    if (await resumeFounding(visitor.communeId, founder, visitor.locale)) redirect(303, stepPaths.figures);
  }
  if (visitor.administrator) {
    const step = await currentStep(visitor.communeId);
    redirect(303, stepPaths[step ?? 'consent']);
  }
  if (visitor.person) redirect(303, '/charte');
  return { founded: visitor.communeName };
};
