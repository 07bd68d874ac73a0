import { majority } from './people.ts';
import { consentAll, draft, raise, sponsorOf, storyOf, toObjections, type Story } from './procedure.ts';
import { meetingId } from './rhythm.ts';
import { idOf, type Stage } from './stage.ts';

/** What the bureau sees, decides, sends away, and what is pulled up or reported, in the order of the days. */
interface Scene {
  at: string;
  play(stage: Stage): Promise<void>;
}

/** The ids of the cases that an agenda has by right: there they are those of its items. */
export const caseOf: Readonly<Record<string, string>> = {
  'GM-3 P06': idOf('item GM-3 P06'),
  'GM-4 P13': idOf('P13 bureau'),
  'GM-5 P14': idOf('subject P14'),
  'GM-7 SIG-1': idOf('subject GM-7 SIG-1'),
};

/** Seen in the bureau, a political question goes away with its reason, the same evening. */
const refer =
  (
    seen: { id: string; title: string; origin: string; sponsor: string; case: string },
    to: string,
    { meeting, reason }: { meeting: string | null; reason: string },
  ): Scene['play'] =>
  async (stage) => {
    await raise(stage, { ...seen, executive: false }, 'BUR');
    await stage.act(seen.sponsor, {
      type: 'ReferSubject',
      case: seen.case,
      subject: idOf(`subject ${seen.id}`),
      to: idOf(to),
      reason,
      meeting: meeting === null ? null : meetingId(meeting),
    });
  };

/** Taken around the bureau's table, said to be executive. */
const decide =
  (story: Story, subject: string, evening: string): Scene['play'] =>
  async (stage) => {
    const sponsor = sponsorOf(story);
    const { titre: title, texte: text, origine: origin } = story;
    await raise(stage, { id: subject, title, origin, sponsor, executive: true }, 'BUR');
    await stage.act(sponsor, {
      type: 'DraftProposal',
      proposal: idOf(story.id),
      subject: idOf(`subject ${subject}`),
      body: idOf('BUR'),
      matter: 'ordinary',
      effect: { kind: 'none' },
      title,
      text,
      terms: { carriedBy: idOf(sponsor), reviewOn: story.revue, trial: null },
    });
    await stage.act(sponsor, { type: 'TableProposal', proposal: idOf(story.id) });
    const present = majority.slice(0, 9);
    await toObjections(stage, story, evening, 'M05', present);
    await consentAll(stage, story, 1, present);
    await stage.act('M05', { type: 'CloseRound', proposal: idOf(story.id) });
  };

const written = (id: string, titre: string, texte: string, revue: string): Story => ({
  ...storyOf('P13'),
  id,
  titre,
  texte,
  revue,
  origine: 'Bureau',
});

const exclusive = written(
  'P13 bureau',
  'Salle des Merlandes : occupation exclusive par le club',
  'La salle des Merlandes est mise à disposition exclusive du club pour trois ans.',
  '2027-10-12',
);
const grant = written(
  'DETR',
  'Demande de subvention pour les études de l’ancienne gendarmerie',
  'Le dossier est déposé auprès de l’État au titre des territoires ruraux.',
  '2027-04-19',
);

const calls: readonly (readonly [who: string, reason: string])[] = [
  ['M19', 'Deux autres associations des hameaux utilisent cette salle le samedi.'],
  ['M20', 'Trois ans d’exclusivité sont un choix pour les hameaux, pas de la gestion courante.'],
  ['M10', 'Personne d’autre n’a pu se porter candidat à l’occupation de la salle.'],
];

/** Three members pull the bureau's decision up; its sponsor rewrites it for the group. */
const callInP13 = async (stage: Stage): Promise<void> => {
  for (const [who, reason] of calls)
    await stage.act(who, { type: 'CallInDecision', case: idOf(exclusive.id), reason });
  await draft(stage, storyOf('P13'), 'GM', { kind: 'settle', settlement: 'replaced' });
};

const closeFootbridge = async ({ act }: Stage): Promise<void> => {
  const { titre: title } = storyOf('P14');
  await act('M01', {
    type: 'InvokeEmergency',
    case: caseOf['GM-5 P14'],
    title,
    ground: 'safety',
    done: 'La passerelle est fermée par arrêté, jusqu’au diagnostic demandé à un bureau d’études.',
    role: null,
    reason:
      'Le directeur des services techniques a constaté une corrosion des appuis ; le groupe ne se réunit pas avant une semaine.',
  });
};

const reportAntenna = async ({ act }: Stage): Promise<void> =>
  act('M20', {
    type: 'ReportOffCircuit',
    case: caseOf['GM-7 SIG-1'],
    title: 'Antenne aux Merlandes : régulariser un accord donné hors circuit',
    what: 'Un accord écrit de principe a été donné à un opérateur pour une antenne aux Merlandes, sans passer par aucune instance.',
    decidedBy: 'mayorsOffice',
    on: '2026-10-14',
  });

/** What the mayor signs alone under the council's delegation, told to the group's next meeting. */
const sign =
  (name: string, number: number, facts: object): Scene['play'] =>
  ({ act }) =>
    act('M01', {
      type: 'RecordMayoralAct',
      case: idOf(`acte ${name}`),
      basis: { article: 'L2122-22', number },
      ...facts,
    });

const scenes: readonly Scene[] = [
  {
    at: '2026-09-16T10:00',
    play: sign('P12', 4, {
      on: '2026-09-15',
      object: 'Commander un utilitaire électrique',
      amountEuros: 24_900,
      decision: idOf('P12'),
    }),
  },
  {
    at: '2026-09-21T17:50',
    play: refer(
      {
        id: 'P06',
        title: storyOf('P06').titre,
        origin: 'Bureau',
        sponsor: 'M08',
        case: caseOf['GM-3 P06'] ?? '',
      },
      'GM',
      {
        meeting: 'GM-3',
        reason: 'Vendre ou garder une parcelle est un choix foncier : le groupe en décide.',
      },
    ),
  },
  {
    at: '2026-09-28T18:00',
    play: refer(
      {
        id: 'accueil',
        title: 'Fermeture de l’accueil le samedi matin',
        origin: 'Direction générale',
        sponsor: 'M02',
        case: idOf('renvoi accueil'),
      },
      'C6',
      { meeting: null, reason: 'Cela touche à l’organisation des services : le cercle Ressources prépare.' },
    ),
  },
  { at: '2026-10-12T17:45', play: decide(exclusive, 'P13', 'Bureau du 12 octobre') },
  { at: '2026-10-15T19:00', play: callInP13 },
  { at: '2026-10-19T17:45', play: decide(grant, 'DETR', 'Bureau du 19 octobre') },
  {
    at: '2026-10-19T18:30',
    play: refer(
      {
        id: 'éolien',
        title: 'Position de la commune sur le projet éolien voisin',
        origin: 'Courrier de la commune voisine',
        sponsor: 'M06',
        case: idOf('renvoi éolien'),
      },
      'GM',
      { meeting: 'GM-8', reason: 'Une prise de position publique engage toute la majorité, pas le bureau.' },
    ),
  },
  { at: '2026-10-27T16:30', play: closeFootbridge },
  {
    at: '2026-10-28T09:30',
    play: sign('P13', 5, {
      on: '2026-10-28',
      object: 'Prêter la salle des Merlandes au club, sans exclusivité, un an',
      amountEuros: null,
      decision: idOf('P13'),
    }),
  },
  { at: '2026-10-29T20:30', play: reportAntenna },
  {
    at: '2026-11-16T17:40',
    play: (stage) =>
      raise(
        stage,
        {
          id: 'déneigement',
          title: 'Calendrier du déneigement',
          origin: 'Services techniques',
          sponsor: 'M04',
          executive: true,
        },
        'BUR',
      ),
  },
  {
    at: '2026-11-18T11:00',
    play: (stage) =>
      raise(
        stage,
        {
          id: 'minibus',
          title: 'Prêt du minibus aux associations : gratuit ou payant ?',
          origin: 'Demande de trois associations',
          sponsor: 'M07',
          executive: false,
        },
        'BUR',
      ),
  },
];

const played = new WeakMap<Stage, number>();

/** Plays what happened around the bureau from the last call up to a moment, excluded. */
export const bureauUntil = async (stage: Stage, moment: string): Promise<void> => {
  let next = played.get(stage) ?? 0;
  for (let scene = scenes[next]; scene && scene.at < moment; scene = scenes[next]) {
    stage.at(scene.at);
    await scene.play(stage);
    next += 1;
  }
  played.set(stage, next);
};
