import type { Help, Words } from '#lib/kernel/answer.ts';

type Row = readonly [term: string, meaning: Words];

const row = (term: string, fr: string, en: string): Row => [term, { fr, en }];

const files: readonly Row[] = [
  row(
    '--votes FILE',
    'un vote par ligne : comment-id, voter-id, vote (1 pour, 0 passe, -1 contre), et timestamp, par quoi le dernier de deux votes compte',
    'a vote a row: comment-id, voter-id, vote (1 for, 0 pass, -1 against), and timestamp, by which the latest of two votes counts',
  ),
  row(
    '--comments FILE',
    'un énoncé par ligne : comment-id, moderated (1 accepté, 0 en attente, -1 refusé), comment-body, et author-id, is-meta, agrees, disagrees s’il y en a',
    'a statement a row: comment-id, moderated (1 accepted, 0 waiting, -1 refused), comment-body, and author-id, is-meta, agrees, disagrees if any',
  ),
  row(
    '--participants FILE',
    'une personne par ligne, une colonne par énoncé : seul, il tient lieu des votes ; sa colonne group-id, ce qu’en faisait Polis, est comparée',
    'a person a row, a column a statement: alone, it stands for the votes; its column group-id, what Polis made of it, is compared',
  ),
  row(
    '--inverted',
    'pour des fichiers où 1 veut dire contre : la réponse avertit quand comments.csv le laisse voir',
    'for files in which 1 means against: the answer warns where comments.csv lets it be seen',
  ),
  row(
    '--strict',
    'rien n’est réparé : virgules, UTF-8, autant de cellules que de colonnes',
    'nothing is repaired: commas, UTF-8, as many cells as columns',
  ),
];

const aside: readonly Row[] = [
  row(
    '',
    'les énoncés que la modération a refusés, et ceux sur la conversation elle-même (is-meta), sans rien demander',
    'statements that moderation refused, and those about the conversation itself (is-meta), without asking',
  ),
  row(
    '--aside ID,ID',
    'ceux-ci aussi (les énoncés méta d’un fichier sans colonne is-meta)',
    'these too (the meta statements of a file without the column is-meta)',
  ),
  row(
    '--strict-moderation',
    'ceux qui attendent aussi, comme Polis quand rien ne paraît avant d’être accepté',
    'those that wait too, as Polis where nothing shows before it is accepted',
  ),
  row('--every-statement', 'aucun, sinon ceux de --aside', 'none, but those of --aside'),
];

const map: readonly Row[] = [
  row(
    '--groups 2…5',
    'ce nombre de groupes, au lieu de celui qui sépare le mieux',
    'this number of groups, instead of the one that separates best',
  ),
  row(
    '--plane',
    'des groupes sur les deux axes de la carte seulement, comme Polis',
    'groups on the two axes of the map alone, as Polis',
  ),
  row(
    '--minimum N',
    'les réponses qu’il faut pour être placé (7 sans cela ; toutes s’il y a moins d’énoncés)',
    'the answers needed to be placed (7 without it; all where there are fewer statements)',
  ),
  row(
    '--fewest N',
    'les réponses, dans un groupe, sans lesquelles rien n’est dit de lui sur un énoncé (5 sans cela)',
    'the answers, in a group, without which nothing is said of it on a statement (5 without it)',
  ),
];

/** Two camps of six who answer eight statements, and agree on the first. */
const sample = `mkdir -p var && node -e "
let rows = 'comment-id,voter-id,vote';
for (let who = 0; who < 12; who++)
  for (let what = 0; what < 8; what++)
    rows += '\\\\n' + [what, who, what === 0 || (who + 5 * what) % 11 === 0 ? 1 : (who < 6) === what < 5 ? 1 : -1];
console.log(rows);
" > var/votes.csv`;

export const opinionHelp: Help = {
  purpose: {
    fr: 'Montre ce qui rassemble et ce qui sépare les personnes d’une conversation, à partir de leurs pour, contre et passe ; lit les fichiers que Polis exporte.',
    en: 'Shows what unites and parts the people of a conversation, from their agree, disagree and pass; reads the files that Polis exports.',
  },
  usage: ['opinion --votes FILE [--comments FILE] [--participants FILE] [OPTIONS]'],
  sections: [
    {
      title: {
        fr: 'Fichiers lus (texte ou classeur ; « - » : ce que la commande d’avant donne)',
        en: 'Files read (text or workbook; “-”: what the command before hands over)',
      },
      rows: files,
    },
    { title: { fr: 'Énoncés mis de côté', en: 'Statements set aside' }, rows: aside },
    { title: { fr: 'La carte', en: 'The map' }, rows: map },
  ],
  examples: [
    {
      says: {
        fr: 'douze personnes, huit énoncés, deux camps',
        en: 'twelve people, eight statements, two camps',
      },
      line: `${sample} && npm run -s collegiale -- opinion --votes var/votes.csv`,
    },
    {
      says: {
        fr: 'la même chose en une page, sans le premier énoncé',
        en: 'the same as one page, without the first statement',
      },
      line: `${sample} && npm run -s collegiale -- opinion --votes var/votes.csv --aside 0 --html var/carte.html`,
    },
  ],
};
