import { openCommune } from '../src/lib/server/platform/postgres/communes.ts';
import { found, organise } from './organisation.ts';
import { passWindow, storyOf } from './procedure.ts';
import { abandonP17, bureauP12, meetingOf, underWay, voteP11, withdrawP16 } from './scenes.ts';
import { communeId, openStage } from './stage.ts';

/**
 * Plays Valbrune's three months through commands, once.
 * @returns true when it was played now, false when the database already held it
 */
export const play = async (appUrl: string): Promise<boolean> => {
  const stage = openStage(appUrl);
  try {
    await openCommune(stage.house.pool, communeId);
    if (await stage.house.read(communeId, async (_transaction, { commune }) => commune.status === 'founded'))
      return false;
    await found(stage);
    await organise(stage);
    await meetingOf(stage, 'GM-1', ['P01', 'P05', 'P21']);
    for (const id of ['P01', 'P05', 'P21']) await passWindow(stage, storyOf(id), 'GM-1');
    await bureauP12(stage);
    await meetingOf(stage, 'GM-2', ['P02', 'P04', 'P09']);
    for (const id of ['P02', 'P04', 'P09']) await passWindow(stage, storyOf(id), 'GM-2');
    await meetingOf(stage, 'GM-3', ['P06', 'P08', 'P07', 'P20']);
    for (const id of ['P06', 'P08', 'P07', 'P20']) await passWindow(stage, storyOf(id), 'GM-3');
    await meetingOf(stage, 'GM-4', ['P13']);
    await withdrawP16(stage);
    await abandonP17(stage);
    await passWindow(stage, storyOf('P13'), 'GM-4');
    await meetingOf(stage, 'GM-5', ['P15', 'P22']);
    await voteP11(stage);
    await meetingOf(stage, 'GM-6', ['P24', 'P25']);
    for (const id of ['P15', 'P22']) await passWindow(stage, storyOf(id), 'GM-5');
    for (const id of ['P24', 'P25']) await passWindow(stage, storyOf(id), 'GM-6');
    await underWay(stage);
    return true;
  } finally {
    await stage.close();
  }
};
