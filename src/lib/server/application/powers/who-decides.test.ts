import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decisionOf, delegationOf, type ProposalState } from '#lib/governance/proposals/index.ts';
import { contestId, type SubjectState } from '#lib/governance/subjects/index.ts';
import { mandate, role, town, withBody } from '#lib/governance/testing/town.ts';
import type { CaseState } from '#lib/governance/cases/index.ts';
import { admin, ana, bob, bureau, cercle, dan, eva, groupe, maire } from '../testing/life.ts';
import { openLife, people, uuid, type Life, type Sent } from '../testing/life.ts';
import { runs } from '../../../../../tests/support/runs.ts';

/*
 * Random lives of a small commune with every noun, in memory. Whatever people try, and in
 * whatever order, no political decision is in force that was taken without the power to take it, unless a
 * delegation lived, the group made it its own, or its irregularity is there for all to see.
 */
const delegating = uuid('delegating');
/** Each body with who sits in it, the first of them bringing its texts. */
const seats: Readonly<Record<string, readonly string[]>> = {
  [groupe]: people,
  [bureau]: [maire, ana, bob],
  [cercle]: [dan, eva],
};
/** Who leads around each table; nobody but they may close a round. */
const leader: Readonly<Record<string, string>> = { [groupe]: eva, [bureau]: bob, [cercle]: eva };

const founded = (): Life => {
  const lasting = { until: null };
  const held = [mandate('facilitation', 'eva', lasting), mandate('animation', 'bob', lasting)];
  const circle = [role('accueil', 'cercle', 'facilitator'), mandate('accueil', 'eva', lasting)] as const;
  const perimeter = { matters: ['fêtes'], envelopeEuros: 1000, limits: '' };
  return openLife({
    ...withBody('cercle', { perimeter, quorum: 2 }),
    mandates: {
      roles: { ...town.mandates.roles, accueil: circle[0] },
      mandates: Object.fromEntries([...held, circle[1]].map((one) => [one.id, one])),
    },
  });
};

interface Text {
  readonly body: string;
  readonly political: boolean;
  readonly scope: object | undefined;
  readonly effect: Sent | { readonly kind: string };
}
const no = {
  newPolicy: 'no',
  orientation: 'no',
  priceTaxLand: 'no',
  serviceOrganisation: 'no',
  publicPosition: 'no',
};

/** Whether a command is let through, and all that follows from it. */
const allowed = async (life: Life, who: string, command: Sent): Promise<boolean> =>
  (await life.attempt(who, command)).ok;

const raise = async (life: Life, { body: to, political }: Text, subjectId: string): Promise<void> =>
  life.must(seats[to]?.[0] ?? '', {
    type: 'RaiseSubject',
    subjectId,
    title: 'Un sujet',
    text: 'Ce que nous voyons.',
    body: to,
    origin: null,
    answers: political ? { ...no, orientation: 'unsure' } : no,
    unbudgetedEuros: null,
    basis: { kind: 'runningAffairs' },
  });

/** Raised and written; then as far towards its adoption as the rules let it go, up to the closing of the round. */
const write = async (life: Life, text: Text, proposal: string = randomUUID()): Promise<string> => {
  const { body: of, scope, effect } = text;
  const [sponsor = '', ...others] = seats[of] ?? [];
  const subject = randomUUID();
  await raise(life, text, subject);
  const terms = { carriedBy: sponsor, reviewOn: '2031-01-01', trial: null };
  const words = { title: 'Un texte', text: 'Ce que nous ferons.', terms };
  const drafted = { proposal, subject, body: of, matter: 'ordinary', effect, ...words };
  const sent = await allowed(life, sponsor, {
    type: 'DraftProposal',
    ...drafted,
    ...(scope ? { scope } : {}),
  });
  if (!sent) return proposal;
  await allowed(life, sponsor, { type: 'TableProposal', proposal });
  const lead = leader[of] ?? '';
  const present = [sponsor, ...others];
  await allowed(life, lead, { type: 'TakeUpInMeeting', proposal, label: 'Table', present });
  for (const to of ['clarification', 'reactions', 'amendment', 'objections'])
    await allowed(life, lead, { type: 'MovePhase', proposal, to });
  await consentAll(life, proposal, present);
  return proposal;
};

const consentAll = async (life: Life, proposal: string, persons: readonly string[]): Promise<void> => {
  const known = life.state<ProposalState>(`proposal:${proposal}`);
  const version = known && known.phase !== 'none' ? known.versions.length : 1;
  for (const person of persons)
    await allowed(life, person, { type: 'TakePosition', proposal, version, position: { kind: 'consent' } });
};

const close = (life: Life, proposal: string): Promise<boolean> => {
  const known = life.state<ProposalState>(`proposal:${proposal}`);
  const of = known && known.phase !== 'none' ? known.body : groupe;
  return allowed(life, leader[of] ?? '', { type: 'CloseRound', proposal });
};

const none = { kind: 'none' };
const groupAdopts = async (life: Life, effect: Text['effect'], proposal?: string): Promise<string> => {
  const made = await write(life, { body: groupe, political: true, scope: undefined, effect }, proposal);
  await close(life, made);
  return made;
};

const scopes = {
  nothing: undefined,
  perimeter: { amountEuros: 400, matter: 'fêtes' },
  dear: { amountEuros: 1200, matter: 'fêtes' },
  elsewhere: { amountEuros: null, matter: 'voirie' },
  delegated: { amountEuros: 900, matter: 'Fête 2027', delegation: delegating },
  beyond: { amountEuros: 2500, matter: 'Fête 2027', delegation: delegating },
} as const;
type Scoped = keyof typeof scopes;

/** Every kind of text about to be decided, in a commune where the group has delegated something to the circle. */
const beginnings = async (): Promise<{ life: Life; proposal: string }[]> => {
  const town = founded();
  await groupAdopts(
    town,
    {
      kind: 'delegate',
      to: cercle,
      matters: ['Fête 2027'],
      bounds: '',
      envelopeEuros: 2000,
      alertPercent: 80,
      until: '2026-11-30',
    },
    delegating,
  );
  expect(delegationOf(town.state<ProposalState>(`proposal:${delegating}`) as ProposalState)).not.toBeNull();
  const made = [];
  for (const of of [groupe, bureau, cercle])
    for (const political of [true, false])
      for (const scope of Object.keys(scopes) as Scoped[]) {
        const life = town.copy();
        const proposal = await write(life, { body: of, political, scope: scopes[scope], effect: none });
        made.push({ life, proposal });
      }
  return made;
};

const acts = [
  'close',
  'contest',
  'callIn',
  'settleExecutive',
  'settlePolitical',
  'endDelegation',
  'keep',
  'repeal',
  'uphold',
  'amend',
  'attack',
  'wait',
  'refer',
  'another',
] as const;
/** What most histories are about. */
const frequent = ['close', 'contest', 'callIn', 'close', 'contest', 'callIn'] as const;
type Act = (typeof acts)[number];

const subjectOf = (life: Life, proposal: string): string => {
  const known = life.state<ProposalState>(`proposal:${proposal}`);
  return known && known.phase !== 'none' ? known.subject : uuid('none');
};

/** What no path lets a person do, whatever their function. */
const attacks = (life: Life, proposal: string): Sent[] => {
  const subjectId = subjectOf(life, proposal);
  const at = { proposal };
  return [
    { type: 'SettleNature', subjectId, nature: 'executive', decision: delegating },
    { type: 'RequalifyProposal', ...at, nature: 'executive' },
    { type: 'SettleContest', ...at, by: delegating },
    { type: 'LiftContest', case: contestId(proposal), settlement: 'upheld', decision: delegating },
    { type: 'SettleCase', case: contestId(proposal), decision: delegating },
    { type: 'ResumeDecision', ...at, by: proposal },
    { type: 'PassDeadline', ...at },
    { type: 'ReleaseSpending', holder: cercle, decision: proposal },
    { type: 'KeepAfterReview', ...at, by: delegating, reviewOn: '2031-01-01' },
    { type: 'SettleCase', case: proposal, decision: delegating },
  ];
};

const perform = async (life: Life, proposal: string, act: Act, who: string): Promise<void> => {
  const subjectId = subjectOf(life, proposal);
  switch (act) {
    case 'close':
      await close(life, proposal);
      return;
    case 'contest':
      await allowed(life, who, { type: 'ContestNature', subjectId, reason: 'Cela engage la commune.' });
      return;
    case 'callIn':
      await allowed(life, who, {
        type: 'CallInDecision',
        case: proposal,
        reason: 'Cela engage la commune entière.',
      });
      return;
    case 'settleExecutive':
    case 'settlePolitical': {
      const nature = act === 'settleExecutive' ? 'executive' : 'political';
      await groupAdopts(life, { kind: 'nature', subject: subjectId, nature });
      return;
    }
    case 'endDelegation':
      await groupAdopts(life, { kind: 'repeal', decision: delegating });
      return;
    case 'keep':
      await groupAdopts(life, { kind: 'keep', decision: proposal, reviewOn: '2032-01-01' });
      return;
    case 'repeal':
      await groupAdopts(life, { kind: 'repeal', decision: proposal });
      return;
    case 'uphold':
      await upheld(life, subjectId);
      return;
    case 'amend':
      await amended(life, proposal);
      return;
    case 'attack':
      for (const command of attacks(life, proposal))
        for (const person of [who, maire, admin])
          expect(await allowed(life, person, command), command.type).toBe(false);
      return;
    case 'wait':
      life.wait({ hours: 24 * 20 });
      return;
    case 'refer':
      await allowed(life, who, { type: 'ReferProposal', proposal, reason: 'Ce n’est pas à nous.' });
      return;
    case 'another': {
      const text = { body: cercle, political: true, scope: scopes.delegated, effect: none };
      await close(life, await write(life, text));
      return;
    }
  }
};

/** The group answers what was called in, on the very subject that came back to it. */
const upheld = async (life: Life, subject: string): Promise<void> => {
  const [sponsor = ''] = people;
  const proposal = randomUUID();
  const terms = { carriedBy: sponsor, reviewOn: '2031-01-01', trial: null };
  const effect = { kind: 'settle', settlement: 'upheld' };
  const words = { title: 'Confirmer', text: 'Le groupe confirme.', terms, matter: 'ordinary', effect };
  const drafted = { type: 'DraftProposal', proposal, subject, body: groupe, ...words };
  if (!(await allowed(life, sponsor, drafted))) return;
  await allowed(life, sponsor, { type: 'TableProposal', proposal });
  await allowed(life, eva, { type: 'TakeUpInMeeting', proposal, label: 'Table', present: people });
  for (const to of ['clarification', 'reactions', 'amendment', 'objections'])
    await allowed(life, eva, { type: 'MovePhase', proposal, to });
  await consentAll(life, proposal, people);
  await close(life, proposal);
};

const amended = async (life: Life, proposal: string): Promise<void> => {
  const known = life.state<ProposalState>(`proposal:${proposal}`);
  if (!known || known.phase === 'none') return;
  const { terms } = known.versions[0];
  const scope =
    scopes[(['perimeter', 'dear', 'delegated'] as const)[known.versions.length % 3] ?? 'perimeter'];
  const version = known.versions.length;
  const words = { title: 'Un texte', text: `Version ${version + 1}.`, terms, integrates: [] };
  await allowed(life, known.sponsor, { type: 'AmendProposal', proposal, version, ...words, scope });
  await consentAll(life, proposal, seats[known.body] ?? []);
};

/** Whether the group made a decision its own afterwards: it kept it, or confirmed it once called in. */
const regularised = (life: Life, id: string, kept: readonly { by: string }[]): boolean => {
  const byGroup = kept.some(({ by }) => {
    const keeper = life.state<ProposalState>(`proposal:${by}`);
    return keeper && keeper.phase !== 'none' && keeper.body === groupe;
  });
  const called = life.state<CaseState>(`referral:${id}`);
  return byGroup || (called?.kind === 'callIn' && called.end !== null);
};

/** Delegations that lived when a decision used them, by decision: what was true then stays true. */
type Lived = Map<string, boolean>;

const noteDelegation = (life: Life, lived: Lived, alive: boolean): void => {
  for (const state of life.all<ProposalState>('proposal')) {
    const closure = decisionOf(state);
    if (closure?.decision.ground?.kind === 'delegation' && state.phase !== 'none' && !lived.has(state.id))
      lived.set(state.id, alive);
  }
};

const delegationLives = (life: Life): boolean => {
  const delegation = delegationOf(life.state<ProposalState>(`proposal:${delegating}`) as ProposalState);
  return delegation !== null && delegation.inForce && life.now.slice(0, 10) <= delegation.until;
};

/** What is wrong with the decisions in force; empty when the separation of powers held. */
const breaches = (life: Life, lived: Lived): string[] =>
  life.all<ProposalState>('proposal').flatMap((state) => {
    const closure = decisionOf(state);
    if (!closure || state.phase === 'none' || closure.decision.force.kind !== 'inForce') return [];
    const subject = life.state<SubjectState>(`subject:${state.subject}`);
    const political = subject && subject.status !== 'none' && subject.nature === 'political';
    const { ground, contested, suspendedBy, kept } = closure.decision;
    if (!political || ground?.kind === 'politicalPower') return [];
    if (ground?.kind === 'delegation') return lived.get(state.id) ? [] : ['dead delegation'];
    // Seen, and before the group by right (I-1): the contest lives as long as the irregularity does.
    const contest = life.state<CaseState>(`referral:${contestId(state.id)}`);
    if (contested && !(contest?.kind === 'contest' && contest.end === null)) return ['contest not heard'];
    const seen = contested || suspendedBy !== null;
    return seen || regularised(life, state.id, kept)
      ? []
      : [`${ground?.kind ?? 'no ground'} in ${state.body}`];
  });

const overspent = (life: Life): boolean =>
  [
    { holder: cercle, size: 1000 },
    { holder: delegating, size: 2000 },
  ].some(({ holder, size }) => {
    const spent = life.state<{ spendings: Record<string, { euros: number }> }>(`envelope:${holder}`);
    return Object.values(spent?.spendings ?? {}).reduce((sum, { euros }) => sum + euros, 0) > size;
  });

const histories = runs(10_000);

test(
  'I-1, I-2, I-3, I-6, I-16: no history leaves a political decision in force without the power to take it',
  { timeout: 240_000 },
  async () => {
    const starts = await beginnings();
    let decided = 0;
    let irregular = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.nat(starts.length - 1),
        fc.array(fc.record({ act: fc.constantFrom(...acts, ...frequent), who: fc.constantFrom(...people) }), {
          minLength: 1,
          maxLength: 6,
        }),
        async (which, steps) => {
          const start = starts[which];
          if (!start) return;
          const life = start.life.copy();
          const lived: Lived = new Map();
          noteDelegation(life, lived, true);
          for (const { act, who } of steps) {
            const alive = delegationLives(life);
            await perform(life, start.proposal, act, who);
            noteDelegation(life, lived, alive);
            expect(breaches(life, lived)).toEqual([]);
          }
          expect(overspent(life)).toBe(false);
          const closure = decisionOf(
            life.state<ProposalState>(`proposal:${start.proposal}`) as ProposalState,
          );
          if (closure) decided += 1;
          if (closure?.decision.contested || closure?.decision.suspendedBy) irregular += 1;
        },
      ),
      histories,
    );
    // The histories do reach what they are about.
    expect(decided).toBeGreaterThan(histories.numRuns / 20);
    expect(irregular).toBeGreaterThan(0);
  },
);
