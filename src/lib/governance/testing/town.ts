import { powerOf, type BodiesState, type Body, type BodyKind, type Capacity } from '../bodies/index.ts';
import { defaultParameters, type CharterInForce, type CharterParameters } from '../charter/index.ts';
import type { FoundedCommune, Member, MemberFunction } from '../commune/index.ts';
import type { Mandate, MandatesState, Role, RoleKind } from '../mandates/index.ts';

/**
 * One small town for every test. The mayor, a deputy (Ana) and four councillors are the majority group, in which
 * somebody who is gone still has a seat; the mayor, Ana and Bob its bureau, that Cléo watches; Dan and Éva a circle.
 * Éva facilitates the group, Dan keeps its record. Ids are names. A test that needs another town says in what it differs, by what begins with `with`.
 */
export interface Town {
  readonly commune: FoundedCommune;
  readonly charter: CharterInForce;
  readonly bodies: BodiesState;
  readonly mandates: MandatesState;
}

export const voters = ['maire', 'ana', 'bob', 'cleo', 'dan', 'eva'] as const;

const installedOn = '2026-03-21';

/** Elected people are of the majority, unless it is said. */
export const member = (held: MemberFunction, more: Partial<Member> = {}): Member => ({
  function: held,
  majority: held === 'mayor' || held === 'deputy' || held === 'councillor',
  rank: null,
  group: null,
  leftOn: null,
  ...more,
});

export const seats = (people: readonly string[], capacity: Capacity = 'member'): Body['members'] =>
  people.map((person) => ({ person, capacity, since: installedOn }));

export const body = (id: string, kind: BodyKind, more: Partial<Body> = {}): Body => ({
  id,
  name: id,
  kind,
  power: powerOf(kind),
  purpose: 'Décider ensemble',
  perimeter: null,
  members: [],
  quorum: null,
  rhythm: '',
  parent: null,
  endsOn: null,
  dissolvedOn: null,
  ...more,
});

export const role = (id: string, of: string, kind: RoleKind, more: Partial<Role> = {}): Role => ({
  id,
  body: of,
  kind,
  title: id,
  purpose: 'Tenir la séance',
  perimeter: null,
  accountabilities: [],
  envelopeEuros: null,
  term: 6,
  ...more,
});

export const mandate = (of: string, person: string, more: Partial<Mandate> = {}): Mandate => ({
  id: `${of}-${person}`,
  role: of,
  person,
  from: '2026-07-01',
  until: '2026-12-31',
  designation: 'consent',
  decision: null,
  act: null,
  endedOn: null,
  endReason: null,
  ...more,
});

const byId = <One extends { readonly id: string }>(all: readonly One[]): Readonly<Record<string, One>> =>
  Object.fromEntries(all.map((one) => [one.id, one]));

const people: Readonly<Record<string, Member>> = {
  maire: member('mayor'),
  ana: member('deputy'),
  bob: member('councillor'),
  cleo: member('councillor'),
  dan: member('councillor'),
  eva: member('councillor'),
  opposition: member('councillor', { majority: false }),
  dgs: member('generalSecretary'),
  agent: member('agent'),
  resident: member('resident'),
  gone: member('councillor', { leftOn: '2026-06-01' }),
};

export const town: Town = {
  commune: {
    status: 'founded',
    name: 'Essai',
    insee: '26289',
    population: 1200,
    populationSource: 'Insee',
    registeredElectors: 900,
    installedOn,
    foundedAt: '2026-03-22T10:00:00.000Z',
    members: people,
    administrators: ['admin', 'dgs'],
  },
  charter: {
    status: 'inForce',
    version: 1,
    parameters: defaultParameters,
    since: '2026-04-01T10:00:00.000Z',
    history: [],
  },
  bodies: {
    bodies: byId([
      body('groupe', 'majorityGroup', {
        members: [...seats([...voters, 'gone']), ...seats(['dgs'], 'adviser')],
        quorum: 4,
      }),
      body('bureau', 'bureau', {
        members: [
          ...seats(['maire', 'ana', 'bob']),
          ...seats(['cleo'], 'watch'),
          ...seats(['dgs'], 'adviser'),
        ],
        quorum: 2,
      }),
      body('conseil', 'council', { members: seats([...voters, 'opposition']) }),
      body('cercle', 'circle', { members: seats(['dan', 'eva']) }),
      body('ancien', 'circle', { members: seats(['dan']), endsOn: '2026-09-01' }),
    ]),
  },
  mandates: {
    roles: byId([
      role('facilitation', 'groupe', 'facilitator'),
      role('secretariat', 'groupe', 'secretary'),
      role('animation', 'bureau', 'facilitator'),
      role('astreinte', 'bureau', 'deputy', { purpose: 'Répondre la nuit', term: null }),
      role('fleurs', 'groupe', 'other', {
        title: 'Fleurissement',
        purpose: 'Un bourg fleuri',
        perimeter: 'Choisir les plantations du fleurissement du bourg',
        envelopeEuros: 800,
        term: null,
      }),
    ]),
    mandates: byId([
      mandate('facilitation', 'eva'),
      mandate('secretariat', 'dan'),
      mandate('animation', 'bob'),
      mandate('astreinte', 'ana', {
        from: '2026-04-01',
        until: '2026-10-31',
        designation: 'order',
        act: 'Arrêté 2026-12',
      }),
      mandate('fleurs', 'ana', { from: '2026-04-01', until: '2027-03-31' }),
    ]),
  },
};

/** The town once somebody is something else, or has come or left. */
export const withMembers = (
  changes: Readonly<Record<string, Partial<Member>>>,
  { commune }: Pick<Town, 'commune'> = town,
): Pick<Town, 'commune'> => {
  const changed = Object.entries(changes).map(([person, change]) => {
    return [person, { ...(commune.members[person] ?? member('councillor')), ...change }] as const;
  });
  return { commune: { ...commune, members: { ...commune.members, ...Object.fromEntries(changed) } } };
};

/** The town with another mayor, the former one a councillor. */
export const withMayor = (person: string, from: Pick<Town, 'commune'> = town): Pick<Town, 'commune'> => {
  const before = Object.entries(from.commune.members).filter(([, held]) => held.function === 'mayor');
  const stepped = Object.fromEntries(before.map(([id]) => [id, { function: 'councillor' as const }]));
  return withMembers({ ...stepped, [person]: { function: 'mayor' } }, from);
};

/** The town with these bodies, new or in the place of those of the same id. */
export const withBodies = (...bodies: readonly Body[]): Pick<Town, 'bodies'> => ({
  bodies: { bodies: { ...town.bodies.bodies, ...byId(bodies) } },
});

/** The town with one of its bodies changed. */
export const withBody = (id: string, change: Partial<Body>): Pick<Town, 'bodies'> => {
  const known = town.bodies.bodies[id];
  if (!known) throw new Error(`The town has no body ${id}`);
  return withBodies({ ...known, ...change });
};

/** The town with these mandates too, new or in the place of those of the same id. */
export const withMandates = (...mandates: readonly Mandate[]): Pick<Town, 'mandates'> => ({
  mandates: { ...town.mandates, mandates: { ...town.mandates.mandates, ...byId(mandates) } },
});

/** The town in which nobody holds any of its roles. */
export const withoutMandates: Pick<Town, 'mandates'> = { mandates: { ...town.mandates, mandates: {} } };

export const withCharter = (change: Partial<CharterParameters>): Pick<Town, 'charter'> => ({
  charter: { ...town.charter, parameters: { ...defaultParameters, ...change } },
});
