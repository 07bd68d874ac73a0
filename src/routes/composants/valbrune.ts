import type { DiffNote, DiffSegment } from '#lib/ui/text-diff.ts';
import type { ObjectionView } from '#lib/ui/objection.ts';
import type { OrganisationNode } from '#lib/ui/organisation.ts';
import type { PersonMark, PersonView } from '#lib/ui/people.ts';
import type { Power } from '#lib/ui/power.ts';

const answered: Record<string, PersonMark> = {
  'Thierry Poncelle': 'objection',
  'Louise Arnal': 'concern',
  'Gaël Simonin': 'abstention',
  'Romain Talhouarn': 'turn',
};
const names =
  'Maëlle Coudray, Bruno Ozanne, Sabine Berthou, Yann Lemeur, Clotilde Ferrandis, Romain Talhouarn, Odile Maucourant, Inès Chaumeil, Paul Vasseur, Gaël Simonin, Louise Arnal, Thierry Poncelle, Fanny Delorme, Éric Quintin, Samir Belkacem, Alix Roussel, Victor Dalmas, Karim Lhopiteau, Josiane Tréhard, Lucie Morvan, Aïcha Sellier';

export const people: readonly PersonView[] = names.split(', ').map((name, index) => ({
  id: String(index),
  name,
  initials: name
    .split(' ')
    .map((word) => word.charAt(0))
    .join(''),
  mark: answered[name] ?? (index < 14 ? 'consent' : 'awaited'),
}));

export const steps = [
  'Présentée',
  'Clarifiée',
  'Réactions',
  'Bonifiée',
  'Objections, 2e tour',
  'Décision',
  'Réexamen',
];

export const criteria = [
  { value: 'residents', label: 'Risque pour les habitants' },
  { value: 'mandate', label: 'Empêche d’exercer un mandat' },
  { value: 'means', label: 'Moyens insuffisants' },
  { value: 'commitments', label: 'Contraire à nos engagements' },
];

export const segments: readonly DiffSegment[] = [
  {
    kind: 'same',
    text: 'La commune signe avec l’association de médiation une convention de 12 heures par semaine',
  },
  { kind: 'added', text: ' pour huit mois, du 1er janvier au 31 août 2027', answers: ['o1'] },
  { kind: 'removed', text: ', renouvelable par tacite reconduction', answers: ['o1'] },
  { kind: 'same', text: '.\nHuit points lumineux sont posés rue du Dépôt ; ils s’éteignent à ' },
  { kind: 'removed', text: '1 h', answers: ['o2'] },
  { kind: 'added', text: '1 h 30', answers: ['o2'] },
  { kind: 'same', text: '.\nLe cercle Solidarités suit la convention et en rend compte au groupe en mai.' },
];

export const notes: readonly DiffNote[] = [
  {
    id: 'o1',
    author: 'Josiane Tréhard',
    quote: 'Une reconduction tacite nous ôte la décision suivante.',
    criterion: 'exercice du mandat',
    resolution: 'Levée en raccourcissant l’échéance.',
  },
  {
    id: 'o2',
    author: 'Thierry Poncelle',
    quote: 'Éteindre à 1 h laisse sans lumière la sortie du train de 1 h 12.',
    criterion: 'risque pour les habitants',
  },
];

const quote = 'Éteindre à 1 h laisse sans lumière la sortie du train de 1 h 12.';
const criterion = 'risque pour les habitants';
export const objections: readonly ObjectionView[] = [
  { id: 'a', author: 'Thierry Poncelle', quote, criterion, state: { kind: 'open' } },
  { id: 'b', author: 'Thierry Poncelle', quote, criterion, state: { kind: 'underTest' } },
  { id: 'c', author: 'Thierry Poncelle', quote, criterion, state: { kind: 'admissible' } },
  { id: 'd', author: 'Thierry Poncelle', quote, criterion, state: { kind: 'integrated', version: 3 } },
  { id: 'e', author: 'Thierry Poncelle', quote, criterion, state: { kind: 'amended', version: 3 } },
  {
    id: 'f',
    author: 'Josiane Tréhard',
    quote: 'Une reconduction tacite nous ôte la décision suivante.',
    criterion: 'exercice du mandat',
    state: { kind: 'shortened', version: 2, endsOn: '31 août 2027' },
  },
  {
    id: 'g',
    author: 'Karim Lhopiteau',
    quote: 'Rien ne dit que la médiation apaise la rue.',
    criterion: 'moyens insuffisants',
    state: { kind: 'measured', version: 3, indicator: 'appels de riverains par mois', on: '1er juin 2027' },
  },
  {
    id: 'h',
    author: 'Louise Arnal',
    quote: 'Je préfère des lampes plus chaudes.',
    criterion,
    state: { kind: 'concern' },
  },
  {
    id: 'i',
    author: 'Paul Vasseur',
    quote: 'Le budget n’est pas prévu.',
    criterion,
    state: { kind: 'withdrawn' },
  },
];

type Step = {
  title: string;
  power: Power;
  state: 'done' | 'current' | 'upcoming';
  detail: string;
  links?: readonly { href: string; label: string }[];
};
export const path: readonly Step[] = [
  {
    title: 'Une pétition d’habitantes et d’habitants',
    power: 'citizen',
    state: 'done',
    detail: '2 septembre · 212 signatures, seuil de 200 atteint',
  },
  {
    title: 'Le bureau reçoit une offre d’achat',
    power: 'executive',
    state: 'done',
    detail:
      '21 septembre · question politique : renvoyée au groupe majoritaire, « engage le foncier communal »',
  },
  {
    title: 'Le groupe majoritaire décide de ne pas vendre',
    power: 'political',
    state: 'done',
    detail: '6 octobre, séance 3 · deux objections ont changé le texte',
    links: [{ href: '/composants?versions', label: 'lire les versions' }],
  },
  {
    title: 'Le conseil municipal ratifie',
    power: 'legal',
    state: 'done',
    detail: '12 novembre · délibération D-2026-71 · 21 pour, 4 contre, 2 abstentions',
    links: [{ href: '/composants?texte', label: 'texte (PDF)' }],
  },
  {
    title: 'Exécution',
    power: 'executive',
    state: 'current',
    detail: 'Cahier des charges avant le 15 janvier · urbanisme · 1 action sur 3 faite',
  },
  {
    title: 'Réexamen le 6 avril 2027',
    power: 'political',
    state: 'upcoming',
    detail: 'Sur quoi : au moins deux candidatures d’habitants reçues',
  },
];

export const votes = [
  { title: 'Parcelle AB 214 : appel à projets', yes: 21, no: 4, abstentions: 2 },
  { title: 'Convention de médiation, quartier de la gare', yes: 23, no: 0, abstentions: 4 },
  { title: 'Décision modificative n° 2', yes: 19, no: 6, abstentions: 2 },
];

export const bodies: readonly OrganisationNode[] = [
  {
    id: 'group',
    name: 'Groupe majoritaire',
    power: 'political',
    members: 21,
    href: '/composants?instance=groupe',
    children: [
      { id: 'solidarity', name: 'Solidarités', power: 'political', members: 8 },
      { id: 'land', name: 'Terre et eau', power: 'political', members: 7 },
      { id: 'mobility', name: 'Mobilités', power: 'political', members: 6 },
      { id: 'youth', name: 'Enfance et jeunesse', power: 'political', members: 6 },
      { id: 'project', name: 'Groupe projet gendarmerie', power: 'neutral', members: 5 },
    ],
  },
  { id: 'bureau', name: 'Bureau', power: 'executive', members: 8, href: '/composants?instance=bureau' },
  { id: 'council', name: 'Conseil municipal', power: 'legal', members: 27 },
  { id: 'assembly', name: 'Assemblée du Foirail', power: 'citizen', members: 24 },
  { id: 'watch', name: 'Observatoire', power: 'neutral', members: 7 },
];

/** Forms that came back. */
export const noArgument = {
  form: 'refusee',
  message: 'Quelques champs sont à corriger ; rien de ce que vous avez écrit n’est perdu.',
  fields: { 'position.argument': 'Dites ce qui se passerait si ce texte était adopté.' },
  values: {
    'position.kind': ['objection'],
    'position.criterion': ['residents'],
    'position.argument': [''],
  },
};
export const noTitle = {
  form: 'sujet',
  message: 'Quelques champs sont à corriger ; rien de ce que vous avez écrit n’est perdu.',
  fields: {
    titre: 'Donnez un titre de moins de 120 signes.',
    nature: 'Dites si la question est politique ou exécutive.',
  },
  values: {
    titre: ['Stationnement devant l’école, rue du Dépôt, et tout ce que cela entraîne pour les riverains'],
    instance: ['group'],
    prevenir: ['agents'],
  },
};
export const noReason = {
  form: 'retirer',
  message: 'Dites pourquoi en dix signes au moins : chacun le lira avec le sujet.',
  fields: {},
  values: { reason: ['non'] },
};
