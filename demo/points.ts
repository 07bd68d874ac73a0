import { sponsorOf, storyOf, type Story } from './procedure.ts';
import valbrune from './valbrune.json' with { type: 'json' };

/** An item of an agenda, as the dossier plans it and as it went. */
export interface Point {
  /** Names the item and, unless a proposal answers it, its subject. */
  name: string;
  title: string;
  /** Null for what is talked about without a text. */
  story: Story | null;
  sponsor: string;
  outcome: string;
  minutes: number;
  /** Minutes that it took; null as long as the meeting is to come. */
  real: number | null;
}

const outcomes: Readonly<Record<string, string>> = {
  décision: 'decide',
  information: 'inform',
  'élection sans candidat': 'elect',
  'exploration (abaque)': 'explore',
  'validation d’urgence': 'regularise',
  'évaluation (jugement majoritaire)': 'evaluate',
  évaluation: 'evaluate',
  régularisation: 'regularise',
};

/** What is on an agenda without a text to decide, in words that stand alone. */
const talks: Readonly<Record<string, string>> = {
  'GM-2 P12 (compte rendu du bureau)': 'Achat d’un utilitaire électrique : compte rendu du bureau',
  'GM-3 ESC-2': 'Élection sans candidat : pilote du groupe projet Ancienne gendarmerie',
  'GM-4 P10': 'Ancienne gendarmerie : quel usage ?',
  'GM-7 P18': 'Gare : ce que prépare le cercle Solidarités-Santé',
  'GM-7 P20': 'Rue scolaire : évaluer les huit semaines d’essai',
  'GM-7 SIG-1': 'Antenne aux Merlandes : régulariser un accord donné hors circuit',
};

const words = (cell: string | number | null | undefined): string => String(cell ?? '');
const count = (cell: string | number | null | undefined): number | null =>
  typeof cell === 'number' ? cell : null;

const pointOf = ([meeting, about, carrier, wanted, minutes, real]: (typeof valbrune.odj)[number]): Point => {
  const talk = talks[`${words(meeting)} ${words(about)}`];
  const story = talk === undefined && /^P\d\d$/.test(words(about)) ? storyOf(words(about)) : null;
  const name = story ? story.id : `${words(meeting)} ${words(about)}`;
  const sponsor = { BUR: 'M08', H02: 'M09', A01: 'M01' }[words(carrier)] ?? words(carrier);
  return {
    name,
    title: talk ?? story?.titre ?? words(about),
    story,
    sponsor: name === 'P11' && story ? sponsorOf(story) : sponsor,
    // The circle still holds its text: the group hears of it, it decides nothing yet.
    outcome: name === 'GM-7 P18' ? 'explore' : (outcomes[words(wanted)] ?? 'inform'),
    minutes: count(minutes) ?? 15,
    real: count(real),
  };
};

/** The agenda of a meeting, in the order to which its group consented. */
export const pointsOf = (meeting: string): Point[] =>
  valbrune.odj.filter(([held]) => held === meeting).map(pointOf);

/** The subject of an item: that of its proposal, or one of its own. */
export const subjectOf = ({ name }: Point): string => (name === 'GM-4 P10' ? 'P10' : name);
