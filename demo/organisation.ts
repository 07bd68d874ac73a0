import { defaultParameters } from '../src/lib/governance/charter/index.ts';
import valbrune from './valbrune.json' with { type: 'json' };
import { emailOf, majority, players } from './people.ts';
import { idOf, type Stage } from './stage.ts';

const administrator = 'A07';

const identity = (player: (typeof players)[number]) => ({
  personId: idOf(player.id),
  givenName: player.given,
  familyName: player.family,
  email: emailOf(player.given, player.family),
  birthDate: null,
});

/** The commune, its people and the person who keeps the accounts. */
export const found = async ({ at, act }: Stage): Promise<void> => {
  at('2026-03-23T10:00');
  const keeper = players.find(({ id }) => id === administrator);
  if (!keeper) throw new Error('Nobody keeps the accounts');
  await act('setup', {
    type: 'FoundCommune',
    name: valbrune.commune.nom,
    // Fictional: no department of France has the number 00.
    insee: '00042',
    population: valbrune.commune.population,
    populationSource: 'Commune fictive',
    registeredElectors: valbrune.commune.inscrits,
    installedOn: valbrune.scrutin.installation,
    founder: identity(keeper),
  });
  await act(administrator, {
    type: 'RegisterPeople',
    people: players.map((player, index) => ({
      ...identity(player),
      function: player.function,
      majority: player.majority,
      rank: player.function === 'agent' || player.function === 'generalSecretary' ? null : index + 1,
      group: player.group,
    })),
  });
};

const seats = (ids: readonly string[], capacity = 'member') =>
  ids.map((id) => ({ person: idOf(id), capacity }));

const circle = (name: string, matters: string[], members: string[], advisers: string[], quorum: number) => ({
  name,
  kind: 'circle',
  purpose: `Préparer et suivre : ${matters.join(', ')}.`,
  perimeter: {
    matters,
    envelopeEuros: null,
    limits: 'Dans le budget voté ; le reste va au groupe majoritaire.',
  },
  members: [...seats(members), ...seats(advisers, 'adviser')],
  quorum,
  rhythm: 'tous les mois',
  parent: idOf('GM'),
});

const plain = { perimeter: null, parent: null, endsOn: null, decision: null, quorum: null };
const bureau = players.filter(({ function: fn }) => fn === 'mayor' || fn === 'deputy').map(({ id }) => id);
const council = players.filter(({ id }) => !id.startsWith('A')).map(({ id }) => id);

const bodies: Record<string, Record<string, unknown>> = {
  GM: {
    name: 'Groupe majoritaire',
    kind: 'majorityGroup',
    purpose: 'Décider des orientations, des choix difficiles et des projets de la commune.',
    members: seats(majority),
    quorum: 13,
    rhythm: 'le mardi de 19 h 30 à 22 h, tous les 14 jours',
  },
  BUR: {
    name: 'Bureau',
    kind: 'bureau',
    purpose: 'Exécuter les décisions du groupe majoritaire et tenir la gestion courante.',
    members: [...seats(bureau), ...seats(['M19'], 'watch'), ...seats(['A01'], 'adviser')],
    quorum: 6,
    rhythm: 'le lundi de 17 h 30 à 19 h',
  },
  CM: {
    name: 'Conseil municipal',
    kind: 'council',
    purpose: 'Donner force de loi aux décisions, par ses délibérations.',
    members: seats(council),
    rhythm: 'le jeudi à 20 h, au moins une fois par trimestre',
  },
  PES: {
    name: 'Point élus-services',
    kind: 'coordination',
    purpose: 'Regarder la faisabilité, la charge et le calendrier avec les services.',
    members: [...seats(['M01', 'M02']), ...seats(['A01'], 'adviser')],
    rhythm: 'le jeudi à 9 h, tous les 14 jours',
  },
  C1: circle(
    'Cercle Éducation-Jeunesse',
    ['école', 'petite enfance', 'jeunesse', 'restauration scolaire'],
    ['M03', 'M11', 'M15', 'M13', 'M20', 'M21'],
    ['A05'],
    4,
  ),
  C2: circle(
    'Cercle Transition-Eau-Alimentation',
    ['eau', 'énergie', 'alimentation', 'restauration scolaire'],
    ['M06', 'M12', 'M13', 'M18', 'M19', 'M10'],
    ['A02'],
    4,
  ),
  C3: circle(
    'Cercle Cadre de vie',
    ['voirie', 'urbanisme', 'mobilités'],
    ['M08', 'M04', 'M20', 'M14', 'M12', 'M18', 'M16'],
    ['A02', 'A04'],
    4,
  ),
  C4: circle(
    'Cercle Solidarités-Santé',
    ['solidarités', 'santé', 'CCAS'],
    ['M05', 'M21', 'M19', 'M17', 'M11'],
    ['A06'],
    3,
  ),
  C5: circle(
    'Cercle Vie locale',
    ['culture', 'associations', 'commerce'],
    ['M07', 'M14', 'M16', 'M15', 'M17'],
    [],
    3,
  ),
  C6: circle(
    'Cercle Ressources',
    ['budget', 'numérique', 'moyens des services'],
    ['M02', 'M10', 'M09', 'M16', 'M04'],
    ['A01', 'A03'],
    3,
  ),
  GP1: {
    name: 'Groupe projet Ancienne gendarmerie',
    kind: 'projectGroup',
    purpose: 'Préparer le choix de l’usage de l’ancienne gendarmerie ; il ne décide pas.',
    members: [...seats(['M20', 'M04', 'M08', 'M21', 'M15']), ...seats(['A04'], 'adviser')],
    rhythm: 'selon le besoin',
    parent: idOf('GM'),
    endsOn: '2027-06-30',
  },
};

/** The bodies, then the first charter, to which each of the twenty-one members consents. */
export const organise = async ({ at, act }: Stage): Promise<void> => {
  at('2026-04-14T18:00');
  for (const [id, body] of Object.entries(bodies))
    await act(administrator, { type: 'CreateBody', bodyId: idOf(id), ...plain, ...body });
  at('2026-05-05T19:30');
  await grantMandates({ at, act });
  await delegateFunctions({ at, act });
  at('2026-06-16T19:30');
  await act('M09', { type: 'DraftCharter', parameters: defaultParameters });
  for (const member of majority)
    await act(member, { type: 'TakeCharterPosition', revision: 1, position: { kind: 'consent' } });
};

interface RoleShape {
  kind: string;
  title: string;
  purpose: string;
}

const roleShapes: readonly [RegExp, RoleShape][] = [
  [
    /^Facilitation/,
    {
      kind: 'facilitator',
      title: 'Facilitation',
      purpose: 'Conduire la séance pour que chacun soit entendu.',
    },
  ],
  [/^Secrétaire/, { kind: 'secretary', title: 'Secrétariat', purpose: 'Tenir le relevé de décisions.' }],
  [
    /^Gardien/,
    {
      kind: 'charterKeeper',
      title: 'Garde de la charte',
      purpose: 'Veiller à ce que les règles soient suivies.',
    },
  ],
  [
    /^Vigie/,
    {
      kind: 'watchLink',
      title: 'Vigie du groupe au bureau',
      purpose: 'Demander le renvoi des questions politiques.',
    },
  ],
  [
    /^Référent/,
    {
      kind: 'leadLink',
      title: 'Lien du groupe vers le cercle',
      purpose: 'Porter les orientations du groupe dans le cercle.',
    },
  ],
  [
    /^Délégué·e \(lien/,
    {
      kind: 'representativeLink',
      title: 'Lien du cercle vers le groupe',
      purpose: 'Porter la voix du cercle dans le groupe.',
    },
  ],
];

const designations: readonly [RegExp, string][] = [[/^volontariat/, 'volunteer']];

/** What delegate councillors may decide alone: the functions that the mayor's order gives them (CGCT, L2122-18). */
const delegateFunctions = async ({ act }: Pick<Stage, 'at' | 'act'>): Promise<void> => {
  for (const { id, fonction, delegation } of valbrune.elus) {
    if (fonction !== 'conseiller délégué' && fonction !== 'conseillère déléguée') continue;
    const roleId = idOf(`délégation ${id}`);
    await act(administrator, {
      type: 'DefineRole',
      roleId,
      body: idOf('CM'),
      kind: 'delegate',
      title: `Délégation ${delegation}`,
      purpose: `Suivre ${delegation} pour la commune.`,
      perimeter: delegation,
      accountabilities: [],
      envelopeEuros: null,
      term: 12,
      decision: null,
    });
    await act(administrator, {
      type: 'GrantMandate',
      mandateId: idOf(`mandat ${id}`),
      role: roleId,
      person: idOf(id),
      from: '2026-04-02',
      until: '2027-04-01',
      designation: 'order',
      decision: null,
      act: 'Arrêté de délégation du 2 avril 2026',
    });
  }
};

/** The roles that these bodies need and who holds them; the offices that the law gives are functions. */
const grantMandates = async ({ act }: Pick<Stage, 'at' | 'act'>): Promise<void> => {
  const inner = valbrune.mandats.filter(({ inst, debut }) => inst in bodies && debut < '2026-09-01');
  const held = [
    ...inner,
    {
      role: 'Facilitation',
      inst: 'BUR',
      qui: 'M05',
      debut: '2026-05-05',
      fin: '2027-05-04',
      mode: 'consentement',
    },
  ];
  const defined = new Set<string>();
  for (const { role, inst, qui, debut, fin, mode } of held) {
    const shape = roleShapes.find(([pattern]) => pattern.test(role))?.[1];
    if (!shape) continue;
    const roleId = `${inst} ${shape.kind}`;
    if (!defined.has(roleId)) {
      defined.add(roleId);
      const description = { perimeter: null, accountabilities: [], envelopeEuros: null, term: 12 };
      await act(administrator, {
        type: 'DefineRole',
        roleId: idOf(roleId),
        body: idOf(inst),
        ...shape,
        ...description,
        decision: null,
      });
    }
    await act(administrator, {
      type: 'GrantMandate',
      mandateId: idOf(`${roleId} ${qui}`),
      role: idOf(roleId),
      person: idOf(qui),
      from: debut,
      until: fin,
      designation: designations.find(([pattern]) => pattern.test(mode))?.[1] ?? 'consent',
      decision: null,
      act: null,
    });
  }
};
