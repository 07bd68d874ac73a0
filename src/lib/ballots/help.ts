import type { Help, Words } from '#lib/kernel/answer.ts';
import { agreementGradients } from './degrees.ts';
import { methodNames } from './saying.ts';
import { isMethod, methods, type Method } from './tally.ts';

/** What one method takes. */
interface MethodHelp {
  readonly purpose: Words;
  /** What a cell may hold. */
  readonly cells: readonly (readonly [string, Words])[];
  readonly options: readonly (readonly [string, Words])[];
  readonly example: { readonly says: Words; readonly file: string; readonly args: string };
}

const ranks: readonly (readonly [string, Words])[] = [
  [
    '1, 2, 3…',
    {
      fr: 'le rang, 1 étant préféré ; vide ou « - » : sans rang',
      en: 'the rank, 1 being preferred; empty or “-”: no rank',
    },
  ],
];

const helps: Readonly<Record<Method, MethodHelp>> = {
  'majority-judgment': {
    purpose: {
      fr: 'Chaque personne donne une mention à chaque option ; la médiane décide (Balinski et Laraki).',
      en: 'Each person gives each option a grade; the median decides (Balinski and Laraki).',
    },
    cells: [
      [
        'MENTION',
        {
          fr: 'une mention de l’échelle, ou son numéro (0 la pire) ; vide : sans mention',
          en: 'a grade of the scale, or its number (0 the worst); empty: no grade',
        },
      ],
    ],
    options: [
      [
        '--grades A,B,…',
        {
          fr: 'l’échelle, de la pire à la meilleure (nécessaire)',
          en: 'the scale, from worst to best (needed)',
        },
      ],
      [
        '--missing worst',
        {
          fr: 'une mention qui manque compte comme la pire, au lieu d’être écartée',
          en: 'a grade left out counts as the worst, instead of being set aside',
        },
      ],
      [
        '',
        {
          fr: 'Un profil est lu aussi : une ligne par option, une colonne par mention, des nombres.',
          en: 'A profile is read too: a row an option, a column a grade, numbers.',
        },
      ],
    ],
    example: {
      says: { fr: 'trois bulletins sur deux options', en: 'three papers on two options' },
      file: 'Halle,Place\nBien,Passable\nPassable,Passable\nBien,Rejet\n',
      args: '--grades Rejet,Passable,Bien',
    },
  },
  schulze: {
    purpose: {
      fr: 'Chaque personne classe les options ; celle qui bat les autres face à face l’emporte (Schulze).',
      en: 'Each person ranks the options; the one that beats the others face to face wins (Schulze).',
    },
    cells: ranks,
    options: [
      [
        '--unranked ignored',
        {
          fr: 'une option sans rang n’est pas comparée, au lieu d’être derrière les autres',
          en: 'an option without rank is not compared, instead of standing behind the others',
        },
      ],
    ],
    example: {
      says: { fr: 'trois classements de trois options', en: 'three rankings of three options' },
      file: 'Halle;Place;Square\n1;2;3\n2;1;\n1;3;2\n',
      args: '',
    },
  },
  stv: {
    purpose: {
      fr: 'Pour élire plusieurs personnes à partir de classements (règles écossaises de 2007).',
      en: 'To elect several people from rankings (Scottish rules of 2007).',
    },
    cells: ranks,
    options: [
      [
        '--seats N',
        {
          fr: 'le nombre de sièges (1 sans cela ; un fichier .blt le dit)',
          en: 'the number of seats (1 without it; a .blt file tells)',
        },
      ],
      [
        '--lot A,B,…',
        {
          fr: 'toutes les options dans l’ordre d’un tirage au sort : la première nommée l’emporte sur une égalité que rien ne départage',
          en: 'all options in the order of a lot: the first named prevails in a tie that nothing parts',
        },
      ],
      [
        '--lot-seed MOTS',
        {
          fr: 'cet ordre, tiré de mots ou de chiffres tirés en public (SHA-256 des mots et de chaque nom)',
          en: 'that order, drawn from words or digits drawn in public (SHA-256 of the words and each name)',
        },
      ],
    ],
    example: {
      says: { fr: 'deux sièges, quatre bulletins', en: 'two seats, four papers' },
      file: 'Ana,Bo,Cleo\n1,2,\n1,2,3\n,1,2\n2,,1\n',
      args: '--seats 2 --lot-seed "4 6 1"',
    },
  },
  majority: {
    purpose: {
      fr: 'Pour ou contre chaque option ; abstentions, blancs et nuls ne sont pas exprimés (CGCT, L2121-20).',
      en: 'For or against each option; abstentions, blank and spoilt papers are not expressed (CGCT, L2121-20).',
    },
    cells: [
      [
        'pour, contre, abstention, blanc, nul',
        {
          fr: 'ou oui, non ; vide : sans réponse',
          en: 'or for, against, blank, spoilt, yes, no; empty: no answer',
        },
      ],
    ],
    options: [
      [
        '--majority RULE',
        {
          fr: 'simple (sans cela), absolute (plus de la moitié des exprimés) ou qualified',
          en: 'simple (without it), absolute (more than half of the expressed) or qualified',
        },
      ],
      [
        '--threshold 2/3',
        {
          fr: 'la part qu’il faut, avec --majority qualified',
          en: 'the share needed, with --majority qualified',
        },
      ],
    ],
    example: {
      says: { fr: 'quatre voix sur un budget', en: 'four votes on a budget' },
      file: 'Budget\npour\npour\ncontre\nabstention\n',
      args: '--majority qualified --threshold 2/3',
    },
  },
  consent: {
    purpose: {
      fr: 'Le verdict d’un tour de consentement : une objection suffit, et se taire n’est pas consentir.',
      en: 'The verdict of a round of consent: one objection is enough, and silence is no consent.',
    },
    cells: [
      [
        'consentement, réserve, objection, abstention',
        { fr: 'ou en anglais ; vide : sans réponse', en: 'or consent, concern; empty: no answer' },
      ],
    ],
    options: [],
    example: {
      says: { fr: 'une objection sur trois positions', en: 'one objection of three positions' },
      file: 'Texte\nconsentement\nobjection\nréserve\n',
      args: '',
    },
  },
  gradients: {
    purpose: {
      fr: `Huit degrés, de « ${agreementGradients[0]} » à « ${agreementGradients.at(-1)} » (Kaner).`,
      en: `Eight degrees, from “${agreementGradients[0]}” to “${agreementGradients.at(-1)}” (Kaner).`,
    },
    cells: [
      [
        'DEGRÉ',
        {
          fr: 'le nom du degré, ou son numéro : 1 est le plein accord',
          en: 'the name of the degree, or its number: 1 is full agreement',
        },
      ],
      ...agreementGradients.toReversed().map((name, at) => [String(at + 1), name] as const),
    ],
    options: [
      [
        '--grades A,B,…',
        { fr: 'une autre échelle, de la pire à la meilleure', en: 'another scale, from worst to best' },
      ],
    ],
    example: {
      says: { fr: 'trois degrés sur un texte', en: 'three degrees on a text' },
      file: 'Texte\n1\n2\nVeto\n',
      args: '',
    },
  },
  'fist-to-five': {
    purpose: {
      fr: 'De 0 (poing : blocage) à 5 doigts ; un ou deux doigts demandent d’en reparler.',
      en: 'From 0 (a fist: blocks) to 5 fingers; one or two fingers ask to talk again.',
    },
    cells: [
      [
        '0…5',
        { fr: 'le nombre de doigts ; vide : sans réponse', en: 'the number of fingers; empty: no answer' },
      ],
    ],
    options: [],
    example: { says: { fr: 'trois mains', en: 'three hands' }, file: 'Texte\n5\n3\n2\n', args: '' },
  },
  dots: {
    purpose: {
      fr: 'Chaque personne répartit des gommettes entre les options.',
      en: 'Each person spreads dots over the options.',
    },
    cells: [['0…N', { fr: 'les gommettes données ; vide : aucune', en: 'the dots given; empty: none' }]],
    options: [
      [
        '--budget N',
        {
          fr: 'gommettes par personne (sans cela, autant que d’options, au plus 5)',
          en: 'dots a person (without it, as many as options, at most 5)',
        },
      ],
    ],
    example: {
      says: { fr: 'cinq gommettes par personne', en: 'five dots a person' },
      file: 'Halle,Place\n3,2\n5,\n1,1\n',
      args: '--budget 5',
    },
  },
  score: {
    purpose: {
      fr: 'Chaque personne note chaque option ; la moyenne de qui a noté classe.',
      en: 'Each person scores each option; the mean of those who scored orders.',
    },
    cells: [['0…N', { fr: 'la note ; vide : pas de note', en: 'the score; empty: none' }]],
    options: [
      ['--max N', { fr: 'la plus haute note (10 sans cela)', en: 'the highest score (10 without it)' }],
    ],
    example: {
      says: { fr: 'notes sur 5', en: 'scores up to 5' },
      file: 'Halle,Place\n5,3\n4,\n2,4\n',
      args: '--max 5',
    },
  },
  colours: {
    purpose: {
      fr: 'Trois couleurs, pour lire la salle : le moins de rouges d’abord, puis le plus de verts.',
      en: 'Three colours, to read the room: fewest reds first, then most greens.',
    },
    cells: [
      [
        'vert, orange, rouge, blanc',
        { fr: 'vide : sans réponse', en: 'or green, red, white; empty: no answer' },
      ],
    ],
    options: [],
    example: {
      says: { fr: 'trois cartons', en: 'three cards' },
      file: 'Halle,Place\nvert,rouge\norange,vert\nvert,vert\n',
      args: '',
    },
  },
  regnier: {
    purpose: {
      fr: 'Cinq couleurs de vert foncé (5) à rouge foncé (1) ; blanc (ne sait pas) et noir (refuse) sont comptés à part.',
      en: 'Five colours from dark green (5) to dark red (1); white (does not know) and black (refuses) are counted apart.',
    },
    cells: [
      [
        'vert foncé, vert clair, orange, rouge clair, rouge foncé, blanc, noir',
        { fr: 'ou 5, 4, 3, 2, 1', en: 'or dark green… dark red, white, black, or 5, 4, 3, 2, 1' },
      ],
    ],
    options: [],
    example: {
      says: { fr: 'deux affirmations, trois personnes', en: 'two statements, three people' },
      file: 'S1,S2\n5,blanc\n4,2\nnoir,3\n',
      args: '',
    },
  },
  nominations: {
    purpose: {
      fr: 'Élection sans candidat : qui est proposé et pourquoi ; le nombre ne décide pas.',
      en: 'Election without candidate: who is nominated and why; the number does not decide.',
    },
    cells: [
      [
        'personne, raison, report, raison du report',
        {
          fr: 'les colonnes ; seule la première est nécessaire',
          en: 'the columns; only the first is needed',
        },
      ],
    ],
    options: [],
    example: {
      says: { fr: 'deux propositions, un report', en: 'two nominations, one change' },
      file: 'personne,raison,report\nAna,écoute,\nBo,organise,Ana\n',
      args: '',
    },
  },
};

const reading: Help['sections'][number] = {
  title: { fr: 'Le fichier', en: 'The file' },
  rows: [
    [
      'FILE',
      {
        fr: '.csv (tout séparateur, UTF-8, UTF-16 ou Windows-1252), .xlsx, .ods ou .blt ; « - » : ce que la commande d’avant donne',
        en: '.csv (any separator, UTF-8, UTF-16 or Windows-1252), .xlsx, .ods or .blt; “-”: what the command before hands over',
      },
    ],
    [
      '',
      {
        fr: 'une colonne par option, une ligne par bulletin ; une première colonne « id » n’est pas une option',
        en: 'one column an option, one row a paper; a first column “id” is no option',
      },
    ],
    [
      '--sheet NAME',
      {
        fr: 'la feuille d’un classeur, si ce n’est pas la première',
        en: 'the sheet of a workbook, if not the first',
      },
    ],
    [
      '--ignore A,B',
      {
        fr: 'des colonnes qui ne sont pas des options (un horodatage…)',
        en: 'columns that are no option (a timestamp…)',
      },
    ],
    [
      '--weights COLUMN',
      {
        fr: 'la colonne du nombre de bulletins identiques (sans cela : « poids » ou « weight »)',
        en: 'the column of the number of identical papers (without it: “poids” or “weight”)',
      },
    ],
    ['--quorum N', { fr: 'le nombre de bulletins qu’il faut', en: 'the number of papers needed' }],
    [
      '--strict',
      {
        fr: 'rien n’est réparé : virgules, UTF-8, rangs sans trou',
        en: 'nothing is repaired: commas, UTF-8, ranks without gaps',
      },
    ],
  ],
};

const exampleLine = (method: Method, { file, args }: MethodHelp['example']): string => {
  const content = file.replaceAll('\n', '\\n').replaceAll('%', '%%');
  return `printf '${content}' | npm run -s collegiale -- tally ${method} - ${args}`.trim();
};

const exampleOf = (method: Method): Help['examples'][number] => {
  const { example } = helps[method];
  return { says: example.says, line: exampleLine(method, example) };
};

const ofMethod = (method: Method): Help => {
  const { purpose, cells, options } = helps[method];
  return {
    purpose,
    usage: [`tally ${method} FILE${options.some(([term]) => term) ? ' [OPTIONS]' : ''}`],
    sections: [
      { title: { fr: 'Une cellule', en: 'A cell' }, rows: cells },
      ...(options.length > 0 ? [{ title: { fr: 'Options', en: 'Options' }, rows: options }] : []),
      reading,
    ],
    examples: [exampleOf(method)],
  };
};

/** Help on one method, or on all. */
export const tallyHelp = (name: string | undefined): Help => {
  if (name !== undefined && isMethod(name)) return ofMethod(name);
  return {
    purpose: {
      fr: 'Dépouille un fichier de bulletins, et dit tout ce qu’il faut pour refaire le compte à la main.',
      en: 'Counts a file of ballots, and tells all that is needed to redo the count by hand.',
    },
    usage: ['tally METHOD FILE [OPTIONS]', 'tally METHOD --help'],
    sections: [
      {
        title: { fr: 'Méthodes', en: 'Methods' },
        rows: methods.map((method) => [method, methodNames[method]]),
      },
      reading,
    ],
    examples: [exampleOf('majority-judgment'), exampleOf('stv')],
  };
};
