import { fold } from '#lib/kernel/decider.ts';
import { defaultParameters, type CharterParameters } from '../charter/index.ts';
import { decide } from './decide/index.ts';
import { evolve, initial } from './evolve.ts';
import type { FoundedCommune, Member, MemberFunction, PersonId } from '../commune/index.ts';
import type { BodiesState, Body, BodyKind, Power } from '../bodies/index.ts';
import type { Nature } from '../subjects/index.ts';
import type { MandatesState, Role, RoleKind } from '../mandates/index.ts';
import type { ProposalContext, ProposalEvent } from './proposal.ts';
import type { ProposalCommand } from './commands.ts';
import type { ProposalRefusal } from './refusals.ts';
import type { ProposalState } from './state.ts';

/** A little town hall for tests: a mayor, five councillors, a facilitator and a secretary among them. */
export const people = ['maire', 'ana', 'bob', 'cleo', 'dan', 'eva'] as const;
export const group = 'groupe';
export const bureau = 'bureau';
export const start = '2026-09-08T17:30:00Z';

export const councillor = (fn: MemberFunction): Member => ({
  function: fn,
  majority: true,
  rank: null,
  group: null,
  leftOn: null,
});

export const commune: FoundedCommune = {
  status: 'founded',
  name: 'Essai',
  insee: '26289',
  population: 1200,
  populationSource: 'INSEE',
  registeredElectors: 900,
  installedOn: '2026-03-21',
  foundedAt: '2026-03-22T10:00:00Z',
  members: {
    ...Object.fromEntries(people.map((id) => [id, councillor(id === 'maire' ? 'mayor' : 'councillor')])),
    dgs: { ...councillor('generalSecretary'), majority: false },
  },
  administrators: ['dgs'],
};

const body = (
  id: string,
  kind: BodyKind,
  power: Power,
  members: readonly PersonId[],
  quorum: number,
): Body => ({
  id,
  name: id,
  kind,
  power,
  purpose: 'décider',
  perimeter: null,
  members: members.map((person) => ({ person, capacity: 'member', since: '2026-03-21' })),
  quorum,
  rhythm: '',
  parent: null,
  endsOn: null,
  dissolvedOn: null,
});

const bodies: BodiesState = {
  bodies: {
    [group]: body(group, 'majorityGroup', 'political', people, 4),
    [bureau]: body(bureau, 'bureau', 'executive', ['maire', 'ana', 'bob'], 2),
  },
};

const role = (id: string, kind: RoleKind, of: string): Role => ({
  id,
  body: of,
  kind,
  title: id,
  purpose: 'tenir la séance',
  perimeter: null,
  accountabilities: [],
  envelopeEuros: null,
  term: 6,
});

export const mandate = (id: string, of: string, person: PersonId, until: string) => ({
  id,
  role: of,
  person,
  from: '2026-07-01',
  until,
  designation: 'consent' as const,
  decision: null,
  act: null,
  endedOn: null,
  endReason: null,
});

export const mandates: MandatesState = {
  roles: {
    facilitation: role('facilitation', 'facilitator', group),
    secretariat: role('secretariat', 'secretary', group),
    animation: role('animation', 'facilitator', bureau),
  },
  mandates: {
    m1: mandate('m1', 'facilitation', 'eva', '2026-12-31'),
    m2: mandate('m2', 'secretariat', 'dan', '2026-12-31'),
    m3: mandate('m3', 'animation', 'bob', '2026-12-31'),
  },
};

/** A subject as it stands in a body's backlog. */
export const raised = (
  body: string,
  nature: Nature,
  more: Partial<NonNullable<ProposalContext['subject']>> = {},
): ProposalContext['subject'] => ({
  body,
  nature,
  open: true,
  running: nature === 'executive',
  executes: null,
  settledBy: null,
  proposal: null,
  meeting: null,
  ...more,
});

export const context = (actor: string, more: Partial<ProposalContext> = {}): ProposalContext => ({
  now: start,
  actor: actor === 'system' ? { kind: 'system' } : { kind: 'person', person: actor },
  commune,
  charter: { version: 1, parameters: defaultParameters },
  bodies,
  mandates,
  subject: raised(group, 'political'),
  target: null,
  executedInForce: false,
  delegation: null,
  envelope: { spendings: {} },
  ...more,
});

export const withCharter = (change: Partial<CharterParameters>): Partial<ProposalContext> => ({
  charter: { version: 1, parameters: { ...defaultParameters, ...change } },
});

/** A history told in sentences: who does what; it stops at the first refusal, which it keeps. */
export interface Story {
  readonly state: ProposalState;
  readonly events: readonly ProposalEvent[];
  readonly refusal: ProposalRefusal | null;
  then(actor: string, command: Bare, more?: Partial<ProposalContext>): Story;
}
/** A command without the id that every story shares. */
export type Bare = ProposalCommand extends infer C
  ? C extends { proposal: string }
    ? Omit<C, 'proposal'>
    : never
  : never;

const story = (
  state: ProposalState,
  events: readonly ProposalEvent[],
  refusal: ProposalRefusal | null,
): Story => ({
  state,
  events,
  refusal,
  then: (actor, command, more = {}) => {
    if (refusal) return story(state, events, refusal);
    const result = decide(state, { ...command, proposal: 'p' } as ProposalCommand, context(actor, more));
    return result.ok
      ? story(fold(evolve, state, result.value), [...events, ...result.value], null)
      : story(state, events, result.error);
  },
});

export const terms = { carriedBy: 'ana', reviewOn: '2027-03-09', trial: null };

export const drafted = (more: Partial<ProposalContext> = {}, of: string = group): Story =>
  story(initial, [], null).then(
    'ana',
    {
      type: 'DraftProposal',
      subject: 's',
      body: of,
      matter: 'ordinary',
      effect: { kind: 'none' },
      title: 'Cantine à 1 €',
      text: 'Le repas coûte 1 € aux familles les plus modestes.',
      terms,
    },
    more,
  );

export const tabled = (): Story => drafted().then('ana', { type: 'TableProposal' });

/** In a meeting with these present, brought to the objections round. */
export const inObjections = (
  present: readonly string[] = people,
  from: Story = tabled(),
  label = 'Séance 1',
): Story =>
  (['clarification', 'reactions', 'amendment', 'objections'] as const).reduce(
    (so, to) => so.then('eva', { type: 'MovePhase', to }),
    from.then('eva', { type: 'TakeUpInMeeting', label, present: [...present] }),
  );

/** Between meetings, brought to the objections round by everyone having nothing to add. */
export const consulted = (): Story =>
  [1, 2, 3].reduce(
    (so: Story) => people.reduce((now, person) => now.then(person, { type: 'DeclareReady' }), so),
    tabled().then('ana', { type: 'OpenBetweenMeetings' }),
  );

export const consent = (so: Story, persons: readonly string[], version = 1): Story =>
  persons.reduce(
    (now, person) => now.then(person, { type: 'TakePosition', version, position: { kind: 'consent' } }),
    so,
  );

export const object = (so: Story, person: string, id: string, version = 1): Story =>
  so.then(person, {
    type: 'TakePosition',
    version,
    position: {
      kind: 'objection',
      objection: id,
      criterion: 'workload',
      argument: 'La cuisine ne tient pas soixante repas de plus.',
    },
  });
