import { presentAt, consentAll, hear, integrate, phases, sponsorOf, type Story } from './procedure.ts';
import { idOf, type Stage } from './stage.ts';

/** A proposal dealt with in a meeting that holds it: what happens between two phases, then how it ends. */
export interface Held {
  stage: Stage;
  story: Story;
  meeting: string;
  leader: string;
  present: readonly string[];
}

export const heldIn = (stage: Stage, story: Story, meeting: string, leader: string): Held => ({
  stage,
  story,
  meeting,
  leader,
  present: presentAt(meeting),
});

/** From presentation to the round of objections; people speak while it is clarified and in reactions. */
const toRound = async (
  { stage, story, leader }: Held,
  speak: (share: number) => Promise<void>,
): Promise<void> => {
  for (const to of phases) {
    await stage.act(leader, { type: 'MovePhase', proposal: idOf(story.id), to });
    if (to === 'clarification') await speak(0.4);
    if (to === 'reactions') await speak(1);
  }
};

const adopt = async ({ stage, story, meeting, leader, present }: Held): Promise<void> => {
  const admissible = await hear(stage, story, meeting, present, 1);
  const version = admissible.length > 0 ? 2 : 1;
  if (version === 2) await integrate(stage, story, 1, admissible);
  await consentAll(stage, story, version, present);
  await stage.act(leader, { type: 'CloseRound', proposal: idOf(story.id) });
};

/** P17: three admissible objections, none resolved; abandoning it is decided by consent. */
const abandon = async ({ stage, story, meeting, present }: Held): Promise<void> => {
  const proposal = idOf(story.id);
  const sponsor = sponsorOf(story);
  await hear(stage, story, meeting, present, 1);
  await stage.act(sponsor, { type: 'ProposeAbandonment', proposal });
  for (const person of present.filter((known) => known !== sponsor))
    await stage.act(person, { type: 'ConsentToAbandonment', proposal });
};

/** P16: questions without figures; its sponsor withdraws it. */
const withdraw = async ({ stage, story }: Held): Promise<void> => {
  const proposal = idOf(story.id);
  const text = 'Quel est le coût par place ?';
  for (const asker of ['M02', 'M05', 'M13'])
    await stage.act(asker, { type: 'AskQuestion', proposal, id: idOf(`P16 ${asker}`), text });
  const reason = 'À représenter avec une convention pluriannuelle.';
  await stage.act(sponsorOf(story), { type: 'WithdrawProposal', proposal, reason });
};

/** P11 in its first meeting: one objection solved, one that stays. */
const hearBudget = async ({ stage, story, meeting, present }: Held): Promise<void> => {
  const [kept, solved] = await hear(stage, story, meeting, present, 1);
  if (!kept || !solved) throw new Error('P11 has two objections');
  const text =
    'Les charges à caractère général baissent de 1,5 % ; la subvention au CCAS baisse de 3 % ; le poste d’ATSEM est maintenu.';
  await integrate(stage, story, 1, [solved], text);
  await consentAll(
    stage,
    story,
    2,
    present.filter((person) => person !== kept.qui),
  );
};

/** P11 in its second meeting: the objection stays, nobody is against voting: the charter's fallback. */
const vote = async ({ stage, story, leader, present }: Held): Promise<void> => {
  const proposal = idOf(story.id);
  await integrate(stage, story, 2, []);
  await stage.act(leader, { type: 'ProposeFallbackVote', proposal });
  for (const person of present.filter((known) => known !== leader))
    await stage.act(person, { type: 'AgreeToFallbackVote', proposal });
  for (const [index, person] of present.entries()) {
    const ballot = index < 13 ? 'for' : index < 18 ? 'against' : 'abstention';
    await stage.act(person, { type: 'CastFallbackBallot', proposal, ballot });
  }
};

const endings: Readonly<Record<string, (held: Held) => Promise<void>>> = {
  'GM-4 P16': withdraw,
  'GM-4 P17': abandon,
  'GM-5 P11': hearBudget,
  'GM-6 P11': vote,
};

/**
 * What a meeting does with the proposal of its running item.
 * @param speak lets people speak, up to a share of the item's time
 */
export const dealWith = async (held: Held, speak: (share: number) => Promise<void>): Promise<void> => {
  const name = `${held.meeting} ${held.story.id}`;
  if (name === 'GM-4 P16') await speak(1);
  else await toRound(held, speak);
  await (endings[name] ?? adopt)(held);
};
