import { fold } from '#lib/kernel/decider.ts';
import { defaultParameters, type CharterState } from '../charter/index.ts';
import { decide } from './decide/index.ts';
import { evolve, initial } from './evolve.ts';
import type { BodiesState, Body, BodyKind, Capacity, Power } from '../bodies/index.ts';
import type { FoundedCommune, Member, MemberFunction } from '../commune/index.ts';
import type { MandatesState } from '../mandates/index.ts';
import type { RaisedSubject, SubjectState } from '../subjects/index.ts';
import type { CaseState } from './state.ts';
import type { CaseCommand, CaseContext, CaseEvent, SeenDecision } from './case.ts';

/** A little town hall for tests: a bureau of two, a circle, a group of six; `watch` sits in the bureau for it. */
export const now = '2026-10-14T09:00:00.000Z';

const member = (fn: MemberFunction, leftOn: string | null = null): Member => ({
  function: fn,
  majority: fn !== 'generalSecretary',
  rank: null,
  group: null,
  leftOn,
});

const commune: FoundedCommune = {
  status: 'founded',
  name: 'Essai',
  insee: '26289',
  population: 1200,
  populationSource: 'Insee',
  registeredElectors: 900,
  installedOn: '2026-03-21',
  foundedAt: now,
  members: {
    maire: member('mayor'),
    adjointe: member('deputy'),
    ana: member('councillor'),
    bob: member('councillor'),
    cleo: member('councillor'),
    gone: member('councillor', '2026-10-01'),
    opposition: { ...member('councillor'), majority: false },
    dgs: member('generalSecretary'),
  },
  administrators: ['dgs'],
};

/** The commune once somebody has left it. */
export const without = (person: string): FoundedCommune => ({
  ...commune,
  members: { ...commune.members, [person]: member('councillor', '2026-10-01') },
});

const seat = (person: string, capacity: Capacity = 'member') => ({ person, capacity, since: '2026-03-21' });

const body = (id: string, kind: BodyKind, power: Power, members: Body['members']): Body => ({
  id,
  name: id,
  kind,
  power,
  purpose: '',
  perimeter: null,
  members,
  quorum: null,
  rhythm: '',
  parent: null,
  endsOn: id === 'ancien' ? '2026-09-01' : null,
  dissolvedOn: null,
});

const group = ['maire', 'adjointe', 'ana', 'bob', 'cleo', 'gone'];

const bodies: BodiesState = {
  bodies: {
    groupe: body(
      'groupe',
      'majorityGroup',
      'political',
      group.map((person) => seat(person)),
    ),
    bureau: body('bureau', 'bureau', 'executive', [
      seat('maire'),
      seat('adjointe'),
      seat('cleo', 'watch'),
      seat('dgs', 'adviser'),
    ]),
    cercle: body('cercle', 'circle', 'preparatory', [seat('ana'), seat('bob')]),
    ancien: body('ancien', 'circle', 'preparatory', [seat('ana')]),
    projet: body('projet', 'projectGroup', 'preparatory', [seat('ana')]),
  },
};

/** The circle with these matters, and another one with the first of them alone. */
export const twoHold = (...matters: readonly [string, ...string[]]): BodiesState => {
  const { cercle } = bodies.bodies;
  if (!cercle) return bodies;
  const perimeter = { matters, envelopeEuros: 500, limits: '' };
  const jeunes = { ...cercle, id: 'jeunes', perimeter: { ...perimeter, matters: [matters[0]] } };
  return { bodies: { ...bodies.bodies, cercle: { ...cercle, perimeter }, jeunes } };
};

const mandates: MandatesState = {
  roles: {
    astreinte: {
      id: 'astreinte',
      body: 'bureau',
      kind: 'deputy',
      title: 'Astreinte',
      purpose: 'Répondre la nuit',
      perimeter: null,
      accountabilities: [],
      envelopeEuros: null,
      term: null,
    },
  },
  mandates: {
    m1: {
      id: 'm1',
      role: 'astreinte',
      person: 'adjointe',
      from: '2026-04-01',
      until: '2026-10-31',
      designation: 'order',
      decision: null,
      act: 'Arrêté 2026-12',
      endedOn: null,
      endReason: null,
    },
  },
};

const charter: CharterState = {
  status: 'inForce',
  version: 1,
  parameters: defaultParameters,
  since: '2026-04-01',
  history: [],
};

const open = 'no' as const;

export const subjectIn = (of: string, more: Partial<RaisedSubject> = {}): RaisedSubject => ({
  status: 'raised',
  id: 's1',
  title: 'La salle des Merlandes',
  text: 'Qui l’occupe ?',
  raisedBy: 'maire',
  raisedAt: now,
  body: of,
  origin: null,
  nature: 'political',
  grounds: {
    answers: {
      newPolicy: open,
      orientation: 'yes',
      priceTaxLand: open,
      serviceOrganisation: open,
      publicPosition: open,
    },
    unbudgetedEuros: null,
    basis: null,
  },
  contests: [],
  settledBy: null,
  supporters: [],
  meeting: null,
  passages: [],
  byRight: null,
  homes: [of],
  ...more,
});

export const ofBureau: SeenDecision = {
  body: 'bureau',
  subject: 's1',
  state: 'inForce',
  contested: false,
  publishedAt: '2026-10-13T10:00:00.000Z',
  settles: null,
  assigns: null,
};

export const noSubject: SubjectState = { status: 'none' };

export const world: CaseContext = {
  now,
  actor: { kind: 'person', person: 'maire' },
  commune,
  charter,
  bodies,
  mandates,
  subject: noSubject,
  decision: null,
};

export type Around = Partial<Omit<CaseContext, 'actor'>>;

/** As a person, or as the system when the name is `system`. */
const contextOf = (who: string, around: Around): CaseContext => ({
  ...world,
  ...around,
  actor: who === 'system' ? { kind: 'system' } : { kind: 'person', person: who },
});

/** What follows from a command, or the code of its refusal. */
export const told = (
  state: CaseState,
  who: string,
  command: CaseCommand,
  around: Around = {},
): readonly CaseEvent[] | string => {
  const decided = decide(state, command, contextOf(who, around));
  return decided.ok ? decided.value : decided.error.code;
};

/** The state after a command that must be accepted. */
export const after = (
  state: CaseState,
  who: string,
  command: CaseCommand,
  around: Around = {},
): CaseState => {
  const events = told(state, who, command, around);
  if (typeof events === 'string') throw new Error(`${command.type}: ${events}`);
  return fold(evolve, state, events);
};

export { initial };
