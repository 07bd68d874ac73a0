import type { Help, Words } from '#lib/kernel/answer.ts';

type Row = readonly [term: string, meaning: Words];

const row = (term: string, fr: string, en: string): Row => [term, { fr, en }];

const inputs: Help['sections'][number] = {
  title: { fr: 'Fichiers lus (texte ou classeur)', en: 'Files read (text or workbook)' },
  rows: [
    row(
      '--categories FILE',
      'les quotas : feature,value,min,max[,min_flex,max_flex], une ligne par valeur (aussi category,feature ou category,name)',
      'the quotas: feature,value,min,max[,min_flex,max_flex], a row a value (also category,feature or category,name)',
    ),
    row(
      '--respondents FILE',
      'les personnes : une colonne par critère, une colonne d’identifiants ; les autres colonnes sont rendues telles quelles',
      'the people: a column a criterion, a column of identifiers; other columns are given back as they are',
    ),
    row('--size N', 'le nombre de personnes du panel', 'the number of people in the panel'),
    row(
      '--id COLUMN',
      'la colonne des identifiants (sans cela « id », ou le numéro de la ligne)',
      'the column of identifiers (without it “id”, or the number of the row)',
    ),
    row(
      '--household A,B',
      'une personne au plus par foyer : même foyer si toutes ces colonnes sont pareilles (adresse,code_postal) ; peut être redonné pour une autre règle',
      'one person a home at most: same home if all these columns are alike (address,postcode); may be given again for another rule',
    ),
    row(
      '--sheet, --categories-sheet NAME',
      'la feuille des personnes, des quotas, si ce n’est pas la première',
      'the sheet of the people, of the quotas, if not the first',
    ),
    row(
      '--strict',
      'rien n’est réparé : virgules, UTF-8, valeurs à la lettre près, un identifiant par ligne',
      'nothing is repaired: commas, UTF-8, values to the letter, an identifier a row',
    ),
  ],
};

const replacing: Help['sections'][number] = {
  title: { fr: 'Remplacer', en: 'Replacing' },
  rows: [
    row(
      '--confirmation FILE',
      'le fichier --selected d’un tirage, sa colonne « confirmation » remplie (oui, non, ou vide) : qui a dit non est remplacé, dans les quotas',
      'the --selected file of a draw, its column “confirmation” filled in (yes, no, or empty): who said no is replaced, within the quotas',
    ),
    row(
      '--among FILE',
      'ne tirer que parmi les personnes de ce fichier (la réserve)',
      'draw only among the people of this file (the reserve)',
    ),
    row(
      '--keep, --gone ID,ID',
      'déjà dans le panel ; ne peut plus être tirée',
      'already in the panel; can no longer be drawn',
    ),
  ],
};

const reading = [inputs, replacing];

const quotas = 'feature,value,min,max\\ngenre,F,1,2\\ngenre,H,1,2\\n';
const people =
  'id,genre,adresse\\nana,F,1 rue A\\nbob,H,1 rue A\\ncleo,F,2 rue B\\ndan,H,3 rue C\\neve,F,4 rue D\\nfred,H,5 rue E\\n';

/** Shell that writes the small files of the examples, in the folder that no commit takes. */
const files = `mkdir -p var && printf '${quotas}' > var/quotas.csv && printf '${people}' > var/people.csv`;
const named = '--categories var/quotas.csv --respondents var/people.csv --size 3 --household adresse';

export const drawHelp: Help = {
  purpose: {
    fr: 'Tire au sort un panel sous quotas, en rendant les chances aussi égales que les quotas le permettent.',
    en: 'Draws a panel under quotas, making chances as equal as the quotas allow.',
  },
  usage: ['draw --categories FILE --respondents FILE --size N [OPTIONS]'],
  sections: [
    ...reading,
    {
      title: { fr: 'Tirage', en: 'Draw' },
      rows: [
        row(
          '--objective leximin',
          'relever la moindre chance autant que possible, puis la suivante, et ainsi de suite (sans cela)',
          'raise the least chance as high as it goes, then the next least, and so on (by default)',
        ),
        row(
          '--objective maximin, nash',
          's’arrêter à la moindre chance ; la plus grande moyenne géométrique',
          'stop at the least chance; the greatest geometric mean',
        ),
        row(
          '--objective greedy',
          'la méthode gloutonne de la plupart des organisateurs, pour comparaison',
          'the greedy way of most organisers, for comparison',
        ),
        row(
          '--count N',
          'N panels à la fois, chacun dans les quotas, personne dans deux',
          'N panels at once, each within the quotas, nobody in two',
        ),
        row(
          '--reserve N',
          'N personnes en réserve, aux mêmes proportions, dans l’ordre d’appel',
          'N people in reserve, in the same proportions, in the order of calling',
        ),
        row(
          '--seed WORDS',
          'les mots qui désignent le panel (sans cela, au hasard, et dits)',
          'the words that point at the panel (without it at random, and told)',
        ),
        row(
          '--check',
          'dire seulement si les quotas peuvent être tenus, et sinon le plus petit changement',
          'tell only whether the quotas can be kept, and if not the smallest change',
        ),
        row(
          '--lottery N',
          'joindre aux chiffres N panels de même probabilité',
          'add to the figures N panels of equal probability',
        ),
      ],
    },
    {
      title: {
        fr: 'Fichiers écrits (privés : ils portent toutes les colonnes des personnes)',
        en: 'Files written (private: they hold all the columns of people)',
      },
      rows: [
        row('--selected FILE', 'les personnes tirées', 'the people drawn'),
        row('--remaining FILE', 'les autres', 'the others'),
        row('--substitutes FILE', 'la réserve', 'the reserve'),
        row('--out FILE', 'les chances et les panels, en JSON', 'the chances and panels, as JSON'),
      ],
    },
  ],
  examples: [
    {
      says: {
        fr: 'trois personnes sur six, une par adresse',
        en: 'three people of six, one an address',
      },
      line: `${files} && npm run -s collegiale -- draw ${named} --seed 'le 3 mai'`,
    },
    {
      says: { fr: 'les quotas peuvent-ils être tenus ?', en: 'can the quotas be kept?' },
      line: `${files} && npm run -s collegiale -- draw ${named} --check --lang en`,
    },
    {
      says: {
        fr: 'les fichiers, une réserve, puis le remplacement de qui a dit non',
        en: 'the files, a reserve, then the replacement of who said no',
      },
      line: `${files} && npm run -s collegiale -- draw ${named} --seed a --reserve 1 --selected var/drawn.csv --remaining var/others.csv --substitutes var/reserve.csv --html var/draw.html && printf 'id,confirmation\\nana,oui\\ndan,non\\nfred,\\n' > var/answers.csv && npm run -s collegiale -- draw ${named} --confirmation var/answers.csv`,
    },
    {
      says: {
        fr: 'deux panels de deux à la fois, et la méthode gloutonne',
        en: 'two panels of two at once, and the greedy way',
      },
      line: `${files} && npm run -s collegiale -- draw ${named.replace('--size 3', '--size 2')} --count 2 && npm run -s collegiale -- draw ${named} --objective greedy`,
    },
  ],
};

export const lotteryHelp: Help = {
  purpose: {
    fr: 'Le tirage en public : les panels sont fixés avant que le hasard n’existe, et chacun peut revérifier.',
    en: 'The lottery in public: panels are settled before the randomness exists, and anybody can check again.',
  },
  usage: [
    'lottery commit --categories FILE --respondents FILE --size N [--panels 1000] (--round N | --occasion WORDS) --out FILE',
    'lottery draw FILE (--signature HEX | --digits DIGITS) --out FILE',
    'lottery verify FILE',
  ],
  sections: [
    ...reading,
    {
      title: { fr: 'Le hasard annoncé', en: 'The announced randomness' },
      rows: [
        row(
          '--panels N',
          'le nombre de panels de même probabilité (1000 sans cela)',
          'the number of panels of equal probability (1000 by default)',
        ),
        row(
          '--round N',
          'un tour à venir de drand quicknet ; sa signature se donne ensuite à « lottery draw --signature »',
          'a round to come of drand quicknet; its signature is then given to “lottery draw --signature”',
        ),
        row(
          '--occasion WORDS',
          'où et quand des chiffres seront tirés en public ; ils se donnent ensuite à « lottery draw --digits »',
          'where and when digits will be drawn in public; they are then given to “lottery draw --digits”',
        ),
      ],
    },
    {
      title: { fr: 'Ce qui se publie', en: 'What is published' },
      rows: [
        row(
          '--out FILE',
          'un fichier PRIVÉ (« .prive » est ajouté à son nom) : il contient le profil et le foyer de chaque personne',
          'a PRIVATE file (“.prive” is added to its name): it holds the profile and home of each person',
        ),
        row(
          '',
          'seul l’engagement se publie, avant que le hasard n’existe ; le fichier se montre à qui a le droit de vérifier',
          'only the commitment is published, before the randomness exists; the file is shown to whoever may verify',
        ),
      ],
    },
  ],
  examples: [
    {
      says: {
        fr: 'dix panels fixés, un chiffre tiré, le tout vérifié',
        en: 'ten panels settled, one digit drawn, all of it verified',
      },
      line: `${files} && npm run -s collegiale -- lottery commit ${named} --panels 10 --occasion 'en mairie, le 3 mai' --out var/lottery.prive.json && npm run -s collegiale -- lottery draw var/lottery.prive.json --digits 7 --out var/drawn.prive.json && npm run -s collegiale -- lottery verify var/drawn.prive.json`,
    },
  ],
};
