import { majority } from './people.ts';
import { bring, consentAll, storyOf, toObjections } from './procedure.ts';
import { idOf, type Stage } from './stage.ts';

/** The bureau decides what is its own to decide, around its own table. */
export const bureauP12 = async (stage: Stage): Promise<void> => {
  const story = storyOf('P12');
  stage.at('2026-09-14T17:45');
  await bring(stage, story, 'BUR');
  const present = majority.slice(0, 9);
  await toObjections(stage, story, 'Bureau du 14 septembre', 'M05', present);
  await consentAll(stage, story, 1, present);
  await stage.act('M05', { type: 'CloseRound', proposal: idOf('P12') });
};

/** Circles at work: a draft whose sponsor waits for advice, a text in clarification. */
export const circlesAtWork = async (stage: Stage): Promise<void> => {
  await bring(stage, storyOf('P19'), 'C2');
  await stage.act('M12', {
    type: 'DeclareRecusal',
    proposal: idOf('P19'),
    reason: 'J’exploite des terres à Aubrin.',
  });
  await bring(stage, storyOf('P18'), 'C4');
  await stage.act('M19', {
    type: 'TakeUpInMeeting',
    proposal: idOf('P18'),
    label: 'Cercle Solidarités-Santé',
    present: ['M05', 'M21', 'M19', 'M17', 'M11'].map(idOf),
  });
  await stage.act('M19', { type: 'MovePhase', proposal: idOf('P18'), to: 'clarification' });
  for (const asker of ['M21', 'M17'])
    await stage.act(asker, {
      type: 'AskQuestion',
      proposal: idOf('P18'),
      id: idOf(`P18 ${asker}`),
      text: 'Qui paie les huit points lumineux ?',
    });
};

/** A consultation between two meetings: opened by its sponsor, everyone ready for the objections round. */
export const consult = async (stage: Stage): Promise<void> => {
  const proposal = idOf('P23');
  await stage.act('M14', { type: 'OpenBetweenMeetings', proposal });
  for (let round = 0; round < 3; round += 1)
    for (const person of majority) await stage.act(person, { type: 'DeclareReady', proposal });
};

/** Today: twelve of the twenty-one have answered. */
export const answerP23 = async (stage: Stage): Promise<void> => {
  stage.at('2026-11-22T09:00');
  await consentAll(stage, storyOf('P23'), 1, majority.slice(0, 12));
};
