import { openCommune } from '../src/lib/server/platform/postgres/communes.ts';
import { carryOut } from './actions.ts';
import { bureauUntil } from './bureau.ts';
import { hold, publish, send, waitForAbsent } from './meetings.ts';
import { found, organise } from './organisation.ts';
import { closeAgenda, prepare } from './preparing.ts';
import { dayOf } from './procedure.ts';
import { extendSeries, planSeries, restAtChristmas } from './rhythm.ts';
import { answerP23, bureauP12, circlesAtWork, consult } from './scenes.ts';
import { communeId, openStage, type Stage } from './stage.ts';

const daysAfter = (meeting: string, days: number): string =>
  Temporal.PlainDate.from(dayOf(meeting)).add({ days }).toString();

const evening = async (stage: Stage, meeting: string): Promise<void> => {
  await prepare(stage, meeting);
  await closeAgenda(stage, meeting);
  await hold(stage, meeting);
  await send(stage, meeting);
};

/** What is under way today: the next meeting, a consultation between meetings, circles at work. */
const underWay = async (stage: Stage): Promise<void> => {
  await prepare(stage, 'GM-7', 12);
  await restAtChristmas(stage);
  await circlesAtWork(stage);
  await consult(stage);
};

/**
 * Plays Valbrune's three months through commands, once.
 * @returns true when it was played now, false when the database already held it
 */
export const play = async (appUrl: string): Promise<boolean> => {
  const stage = openStage(appUrl);
  try {
    await openCommune(stage.application.pool, communeId);
    if (
      await stage.application.read(
        communeId,
        async (_transaction, { commune }) => commune.status === 'founded',
      )
    )
      return false;
    await found(stage);
    await organise(stage);
    await planSeries(stage);
    for (const meeting of ['GM-1', 'GM-2', 'GM-3', 'GM-4', 'GM-5']) {
      await evening(stage, meeting);
      await carryOut(stage, meeting, 3);
      await waitForAbsent(stage, meeting);
      if (meeting === 'GM-1') await bureauP12(stage);
      if (meeting === 'GM-2') await extendSeries(stage);
      await bureauUntil(stage, `${daysAfter(meeting, 6)}T20:00`);
      await publish(stage, meeting);
      await carryOut(stage, meeting, 7);
    }
    await evening(stage, 'GM-6');
    await bureauUntil(stage, '2026-11-18T18:00');
    await carryOut(stage, 'GM-6', 1);
    await extendSeries(stage);
    await underWay(stage);
    await waitForAbsent(stage, 'GM-6');
    await publish(stage, 'GM-6');
    await carryOut(stage, 'GM-6', 5);
    await answerP23(stage);
    return true;
  } finally {
    await stage.close();
  }
};
