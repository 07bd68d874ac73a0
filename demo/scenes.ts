import { defaultParameters } from '../src/lib/governance/charter/index.ts';
import { majority } from './people.ts';
import {
  bring,
  consentAll,
  dayOf,
  facilitatorOf,
  hear,
  integrate,
  label,
  presentAt,
  storyOf,
  toObjections,
} from './procedure.ts';
import { idOf, type Stage } from './stage.ts';

/** A proposal taken to adoption by consent in one meeting, as its record tells. */
const adopt = async (stage: Stage, id: string, meeting: string, effect?: object): Promise<void> => {
  const story = storyOf(id);
  const present = presentAt(meeting);
  await bring(stage, story, 'GM', effect);
  await toObjections(stage, story, label(meeting), facilitatorOf(meeting), present);
  const admissible = await hear(stage, story, meeting, present, 1);
  const version = admissible.length > 0 ? 2 : 1;
  if (version === 2) await integrate(stage, story, 1, admissible);
  await consentAll(stage, story, version, present);
  await stage.act(facilitatorOf(meeting), { type: 'CloseRound', proposal: idOf(id) });
};

export const meetingOf = async (stage: Stage, meeting: string, ids: readonly string[]): Promise<void> => {
  stage.at(`${dayOf(meeting)}T19:45`);
  const effects: Record<string, object> = { P01: { kind: 'charter', parameters: defaultParameters } };
  for (const id of ids) await adopt(stage, id, meeting, effects[id]);
};

/** P17: three admissible objections, none resolved; abandoning it is decided by consent. */
export const abandonP17 = async (stage: Stage): Promise<void> => {
  const story = storyOf('P17');
  const present = presentAt('GM-4');
  await bring(stage, story, 'GM');
  await toObjections(stage, story, label('GM-4'), 'M17', present);
  await hear(stage, story, 'GM-4', present, 1);
  await stage.act('M18', { type: 'ProposeAbandonment', proposal: idOf('P17') });
  for (const person of present.filter((known) => known !== 'M18'))
    await stage.act(person, { type: 'ConsentToAbandonment', proposal: idOf('P17') });
};

/** P16: nine questions without figures; its sponsor withdraws it. */
export const withdrawP16 = async (stage: Stage): Promise<void> => {
  const story = storyOf('P16');
  await bring(stage, story, 'GM');
  const proposal = idOf('P16');
  await stage.act('M17', {
    type: 'TakeUpInMeeting',
    proposal,
    label: label('GM-4'),
    present: presentAt('GM-4').map(idOf),
  });
  for (const asker of ['M02', 'M05', 'M13'])
    await stage.act(asker, {
      type: 'AskQuestion',
      proposal,
      id: idOf(`P16 ${asker}`),
      text: 'Quel est le coût par place ?',
    });
  await stage.act('M11', {
    type: 'WithdrawProposal',
    proposal,
    reason: 'À représenter avec une convention pluriannuelle.',
  });
};

/** P11: two meetings, one objection that stays, nobody against voting: the charter's fallback. */
export const voteP11 = async (stage: Stage): Promise<void> => {
  const story = storyOf('P11');
  const proposal = idOf('P11');
  stage.at('2026-11-03T20:30');
  await bring(stage, story, 'GM');
  await toObjections(stage, story, label('GM-5'), 'M16', presentAt('GM-5'));
  const [kept, solved] = await hear(stage, story, 'GM-5', presentAt('GM-5'), 1);
  if (!kept || !solved) throw new Error('P11 has two objections');
  await integrate(
    stage,
    story,
    1,
    [solved],
    'Les charges à caractère général baissent de 1,5 % ; la subvention au CCAS baisse de 3 % ; le poste d’ATSEM est maintenu.',
  );
  await consentAll(
    stage,
    story,
    2,
    presentAt('GM-5').filter((person) => person !== kept.qui),
  );
  await stage.act('M20', {
    type: 'CarryOver',
    proposal,
    reason: 'Une objection reste ouverte ; atelier CCAS-finances.',
  });
  stage.at('2026-11-17T20:15');
  const present = presentAt('GM-6');
  await toObjections(stage, story, label('GM-6'), 'M17', present);
  await integrate(stage, story, 2, []);
  await stage.act('M17', { type: 'ProposeFallbackVote', proposal });
  for (const person of present.filter((known) => known !== 'M17'))
    await stage.act(person, { type: 'AgreeToFallbackVote', proposal });
  for (const [index, person] of present.entries()) {
    const ballot = index < 13 ? 'for' : index < 18 ? 'against' : 'abstention';
    await stage.act(person, { type: 'CastFallbackBallot', proposal, ballot });
  }
};

export const bureauP12 = async (stage: Stage): Promise<void> => {
  const story = storyOf('P12');
  stage.at('2026-09-14T17:45');
  await bring(stage, story, 'BUR');
  const present = majority.slice(0, 9);
  await toObjections(stage, story, 'Bureau du 14 septembre', 'M05', present);
  await consentAll(stage, story, 1, present);
  await stage.act('M05', { type: 'CloseRound', proposal: idOf('P12') });
};

/** What is under way today: a consultation between meetings, drafts, circles at work. */
export const underWay = async (stage: Stage): Promise<void> => {
  stage.at('2026-11-19T18:00');
  for (const id of ['P03', 'P10']) await bring(stage, storyOf(id), 'GM');
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
  const proposal = idOf('P23');
  await bring(stage, storyOf('P23'), 'GM');
  await stage.act('M14', { type: 'OpenBetweenMeetings', proposal });
  for (let round = 0; round < 3; round += 1)
    for (const person of majority) await stage.act(person, { type: 'DeclareReady', proposal });
  stage.at('2026-11-22T09:00');
  await consentAll(stage, storyOf('P23'), 1, majority.slice(0, 12));
};
