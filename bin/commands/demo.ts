import { play } from '../../demo/play.ts';
import { bringForward } from '../../demo/tonight.ts';
import { ensureBuild } from './build.ts';
import { openToServe } from './journal.ts';
import { serve } from './start.ts';

/** Valbrune-sur-Orsille, played through commands the first time, then as it was left. */
export const demo = async (): Promise<void> => {
  await ensureBuild();
  const opened = await openToServe({ mode: 'demo', folder: './var/demo' });
  try {
    if (await play(opened.appUrl)) console.log('Valbrune-sur-Orsille est prête.');
    const time = await bringForward(opened.appUrl, new Date().toISOString());
    if (time)
      console.log(`La prochaine séance du groupe majoritaire commence à ${time} : tenez-la dès maintenant.`);
    await serve(opened);
    console.log(`Entrez comme n’importe laquelle de ses personnes : ${opened.settings.origin}/demo`);
  } catch (error) {
    await opened.stop();
    throw error;
  }
};
