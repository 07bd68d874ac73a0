import fc from 'fast-check';
import { expect, test } from 'vitest';
import { code } from '#lib/governance/testing/story.ts';
import { consulted, inObjections, object, rules } from '#lib/governance/testing/proposals.ts';
import { start, tabled, terms, type Told } from '#lib/governance/testing/proposals.ts';
import { town, voters, withCharter } from '#lib/governance/testing/town.ts';
import { evolve, type ProposalState, type Proposed } from '#lib/governance/proposals/index.ts';
import { fold } from '#lib/kernel/decider.ts';
import { proposalView, type ProposalView } from './proposal.ts';
import type { Organisation } from '../organisation/organisation.ts';

const viewers = [...voters, 'agent'];
const inForce = (positionsShown: 'asTheyCome' | 'whenClosed' = 'asTheyCome'): Organisation => ({
  ...town,
  ...withCharter({ positionsShown }),
  names: new Map(),
});
const seen = (state: ProposalState, viewer: string, organisation = inForce()): ProposalView | undefined =>
  proposalView(organisation, state as Proposed, 1, undefined, viewer, start);

let made = 0;
const words = () => ({ id: `c${(made += 1)}`, text: 'quelques mots' });

/** For each button of the page, the command that it sends; none where there is nothing to send it about. */
const buttons = (view: ProposalView): Record<string, Told | null> => {
  const version = view.versions.length;
  const question = view.questions.find(({ answer }) => answer === null);
  const text = { title: 'Cantine', text: `Texte ${(made += 1)}`, terms };
  const everyone = view.setting?.kind === 'meeting' ? view.setting.present.map(({ id }) => id) : [];
  const present = everyone.length === voters.length ? voters.slice(0, 5) : [...voters];
  return {
    revise: { type: 'ReviseDraft', ...text },
    table: { type: 'TableProposal' },
    openBetweenMeetings: { type: 'OpenBetweenMeetings' },
    takeUp: { type: 'TakeUpInMeeting', label: 'Séance', present: [...voters] },
    recordPresence: { type: 'RecordPresence', present },
    ask: { type: 'AskQuestion', ...words() },
    answer: question ? { type: 'AnswerQuestion', question: question.id, text: 'Oui.' } : null,
    react: { type: 'React', ...words() },
    suggest: { type: 'SuggestAmendment', ...words() },
    ready: { type: 'DeclareReady' },
    amend: { type: 'AmendProposal', version, ...text, integrates: [] },
    takePosition: { type: 'TakePosition', version, position: { kind: 'abstention' } },
    closeRound: { type: 'CloseRound' },
    carryOver: { type: 'CarryOver', reason: 'à suivre' },
    extendDeadline: { type: 'ExtendDeadline', days: 2 },
    recuse: { type: 'DeclareRecusal', reason: 'mes terres' },
    withdraw: { type: 'WithdrawProposal', reason: 'à refaire' },
    waiveAdvice: { type: 'WaiveAdvice', reason: 'Le service est fermé.' },
    refer: { type: 'ReferProposal', reason: 'trop grand pour nous' },
  };
};

/** What a person learns only by trying: the page offers the gesture, and the refusal says what is missing. */
const learnt = ['quorum-missing', 'objections-open', 'positions-missing', 'fallback-nothing-to-settle'];

/** A button is shown when the rule would allow it, and only then; what a step may be is said by the rule too. */
const agrees = (state: ProposalState, viewer: string, shown: boolean, command: Told, label: string): void => {
  const answer = rules.when(state, viewer, command);
  const missing = answer.ok ? '' : code(answer);
  const allowed = answer.ok || (shown && learnt.includes(missing));
  expect(allowed, `${label}, ${viewer}: ${missing || 'allowed'}`).toBe(shown);
};

const collective = (view: ProposalView): [string, boolean, Told][] => [
  ['ProposeAbandonment', view.acts.abandon === 'propose', { type: 'ProposeAbandonment' }],
  ['ConsentToAbandonment', view.acts.abandon === 'answer', { type: 'ConsentToAbandonment' }],
  [
    'ObjectToAbandonment',
    view.acts.abandon === 'answer' || view.acts.abandon === 'object',
    { type: 'ObjectToAbandonment' },
  ],
  ['ProposeFallbackVote', view.acts.fallback === 'propose', { type: 'ProposeFallbackVote' }],
  ['AgreeToFallbackVote', view.acts.fallback === 'answer', { type: 'AgreeToFallbackVote' }],
  [
    'ObjectToFallbackVote',
    view.acts.fallback === 'answer' || view.acts.fallback === 'object',
    { type: 'ObjectToFallbackVote' },
  ],
  ['CastFallbackBallot', view.acts.fallback === 'vote', { type: 'CastFallbackBallot', ballot: 'for' }],
];

const onObjections = (view: ProposalView): [string, boolean, Told][] =>
  view.objections.flatMap(({ id: objection, acts }): [string, boolean, Told][] => [
    ['WithdrawObjection', acts.withdraw, { type: 'WithdrawObjection', objection }],
    ['TestAdmissibility', acts.test, { type: 'TestAdmissibility', objection }],
    [
      'JudgeAdmissibility',
      acts.judge,
      { type: 'JudgeAdmissibility', objection, admissible: false, reason: 'une préférence' },
    ],
  ]);

const allButtons = (view: ProposalView): [string, boolean, Told][] => [
  ...Object.entries(buttons(view)).flatMap(([act, command]): [string, boolean, Told][] =>
    command ? [[act, view.acts[act as keyof ProposalView['acts']] === true, command]] : [],
  ),
  ...(['clarification', 'reactions', 'amendment', 'objections', 'integration'] as const).map(
    (to): [string, boolean, Told] => [
      `movePhase ${to}`,
      view.acts.movePhase === to,
      { type: 'MovePhase', to },
    ],
  ),
  ...collective(view),
  ...onObjections(view),
];

const beginnings = [
  tabled(),
  inObjections(),
  inObjections(['ana', 'bob', 'cleo', 'eva']),
  consulted(),
  object(consulted(), 'bob', 'o1'),
  object(inObjections(), 'cleo', 'o1'),
];

test('every gesture that the page offers is one the rules allow, and no gesture they allow is missing', () => {
  let checked = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...beginnings),
      fc.array(fc.record({ who: fc.constantFrom(...voters), which: fc.nat() }), { maxLength: 25 }),
      (beginning, steps) => {
        let state = beginning.state;
        for (const { who, which } of steps) {
          for (const viewer of viewers) {
            const view = seen(state, viewer);
            if (!view) continue;
            for (const [label, shown, command] of allButtons(view)) {
              agrees(state, viewer, shown, command, label);
              checked += 1;
            }
          }
          const view = seen(state, who);
          const offered = view ? allButtons(view).filter(([, shown]) => shown) : [];
          const [, , command] = offered[which % Math.max(1, offered.length)] ?? [];
          const answer = command ? rules.when(state, who, command) : undefined;
          if (answer?.ok) state = fold(evolve, state, answer.value);
        }
      },
    ),
    { numRuns: 120 },
  );
  expect(checked).toBeGreaterThan(10_000);
});

test('I-25: who does not sit in the body sees nothing of it, and a draft is its sponsor’s alone', () => {
  const state = consulted().state;
  expect(seen(state, 'agent')).toBeUndefined();
  expect(seen(state, 'inconnue')).toBeUndefined();
  const draft = { ...(tabled().state as Proposed), phase: 'draft' } as Proposed;
  expect(voters.filter((person) => seen(draft, person))).toEqual(['ana']);
});

test('a charter that shows positions at the close hides them, and who objects, until then', () => {
  const hidden = inForce('whenClosed');
  const { state } = object(consulted(), 'bob', 'o1').then('cleo', {
    type: 'TakePosition',
    version: 1,
    position: { kind: 'concern', text: 'un mot à moi' },
  });
  const view = seen(state, 'ana', hidden);
  expect(view?.objections).toEqual([]);
  expect(view?.answered).toBe(2);
  expect(view?.positions.map(({ kind }) => kind).toSorted()).toEqual([
    ...Array.from({ length: 4 }, () => 'awaited'),
    'hidden',
    'hidden',
  ]);
  expect(JSON.stringify(view)).not.toContain('un mot à moi');
  expect(seen(state, 'bob', hidden)?.objections).toHaveLength(1);
  expect(seen(state, 'ana')?.objections).toHaveLength(1);
});

test('I-2: in an executive body the page offers to refer, and nothing of a majority group’s facilitation', () => {
  const { state } = tabled();
  const inBureau = { ...(state as Proposed), body: 'bureau' };
  expect(seen(inBureau, 'bob')?.acts).toMatchObject({ refer: true, takeUp: true });
  expect(seen(state, 'bob')?.acts).toMatchObject({ refer: false, takeUp: false });
});
