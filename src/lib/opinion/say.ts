import { both, counted, figure, joined, type Answer, type Words } from '#lib/kernel/answer.ts';
import type { Noise, OpinionMap } from './map.ts';
import { saysSomething, type Outcome } from './outcome.ts';
import { passes } from './representative.ts';
import { sheetOf } from './say-sheet.ts';
import { countOf, groupWords, people, percent, sideWords, statementWords } from './words.ts';

const noises: Readonly<Record<Noise, Words>> = {
  few: {
    fr: 'Cette carte ne dit rien : moins de dix personnes sont placées, elle ne montrerait que du hasard.',
    en: 'This map says nothing: fewer than ten people are placed, it would show chance alone.',
  },
  chance: {
    fr: 'Cette carte ne dit rien : ces réponses ne se distinguent pas de réponses tirées au hasard.',
    en: 'This map says nothing: these answers cannot be told from answers given at random.',
  },
  nothing: {
    fr: 'Cette carte ne dit rien : aucun partage en groupes d’au moins cinq personnes qu’un énoncé distingue.',
    en: 'This map says nothing: no parting into groups of at least five people that a statement sets apart.',
  },
  blurred: {
    fr: 'Les groupes se fondent les uns dans les autres : ne pas les opposer.',
    en: 'The groups run into one another: do not set them against each other.',
  },
};

const listed = (items: readonly Words[]): Words => joined(items, { fr: ' ; ', en: '; ' });

const placedWords = ({ map, minimum }: Outcome): Words => {
  const { participants, statements, placed } = map;
  const asked = Math.min(minimum, statements.length);
  return both((language, tell) =>
    language === 'fr'
      ? `${tell(people(participants))}, ${tell(counted(statements.length, ['énoncé', 'énoncés'], ['', '']))} ; ${tell(counted(placed.length, ['placée', 'placées'], ['', '']))} sur la carte, avec au moins ${tell(counted(asked, ['réponse', 'réponses'], ['', '']))}.`
      : `${tell(people(participants))}, ${tell(counted(statements.length, ['', ''], ['statement', 'statements']))}; ${placed.length} placed on the map, with at least ${tell(counted(asked, ['', ''], ['answer', 'answers']))}.`,
  );
};

const groupsWords = ({ map: { groups, placed } }: Outcome): Words[] => {
  const outside = placed.filter(({ group }) => group === null).length;
  const sizes = listed(
    groups.map(({ id, size }) => both((_language, tell) => `${tell(groupWords(id))}, ${tell(people(size))}`)),
  );
  const whole = both((language, tell) => {
    const count = tell(counted(groups.length, ['groupe', 'groupes'], ['group', 'groups']));
    return `${count}${language === 'fr' ? ' : ' : ': '}${tell(sizes)}.`;
  });
  return outside === 0
    ? [whole]
    : [
        whole,
        both((language, tell) =>
          language === 'fr'
            ? `${tell(people(outside))} hors des groupes montrés : un groupe de moins de cinq ne l’est pas.`
            : `${tell(people(outside))} outside the groups shown: a group of fewer than five is not.`,
        ),
      ];
};

const representedWords = ({ map: { groups }, texts }: Outcome): Words[] =>
  groups.map(({ id, representative }) => {
    const sides = representative
      .filter(passes)
      .slice(0, 2)
      .map(({ statement, side, count, answered }) =>
        both(
          (_language, tell) =>
            `${tell(sideWords[side])} ${tell(statementWords(statement, texts))}, ${tell(countOf(count, answered))}`,
        ),
      );
    return both((language, tell) => {
      if (sides.length === 0)
        return language === 'fr'
          ? `Rien ne distingue le ${tell(groupWords(id))}, à 90 %.`
          : `Nothing sets ${tell(groupWords(id))} apart, at 90%.`;
      return language === 'fr'
        ? `Le ${tell(groupWords(id))} se distingue par : ${tell(listed(sides))}.`
        : `What sets ${tell(groupWords(id))} apart: ${tell(listed(sides))}.`;
    });
  });

const bridgesWords = ({ map: { bridges, groups }, texts }: Outcome): Words[] => {
  if (groups.length < 2) return [];
  if (bridges.length === 0)
    return [
      {
        fr: 'Aucun énoncé-passerelle : sur aucun, chaque groupe ne penche nettement du même côté.',
        en: 'No bridging statement: on none does every group clearly lean to the same side.',
      },
    ];
  const first = bridges
    .slice(0, 3)
    .map(({ statement, side }) =>
      both((_language, tell) => `${tell(sideWords[side])} ${tell(statementWords(statement, texts))}`),
    );
  const more = bridges.length - first.length;
  return [
    both((language, tell) => {
      const rest =
        more === 0 ? '' : language === 'fr' ? `, et ${more} autres plus bas` : `, and ${more} more below`;
      return language === 'fr'
        ? `Énoncés-passerelles, où chaque groupe penche nettement du même côté : ${tell(listed(first))}${rest}.`
        : `Bridging statements, where every group clearly leans to the same side: ${tell(listed(first))}${rest}.`;
    }),
  ];
};

const shareIn = (map: OpinionMap, group: number, statement: string): number => {
  const tally = map.groups
    .find(({ id }) => id === group)
    ?.statements.find((one) => one.statement === statement);
  const { agree = 0, disagree = 0, pass = 0 } = tally ?? {};
  return agree / Math.max(1, agree + disagree + pass);
};

const dividesWords = ({ map, texts }: Outcome): Words[] => {
  const [widest] = map.divides;
  if (!widest) return [];
  const { statement, most, least } = widest;
  return [
    both((language, tell) => {
      const [name, a, b] = [statementWords(statement, texts), groupWords(most), groupWords(least)].map(tell);
      const [high, low] = [most, least].map((group) => tell(percent(shareIn(map, group, statement))));
      return language === 'fr'
        ? `Ce qui sépare le plus : ${name}, pour à ${high} dans le ${a}, à ${low} dans le ${b}.`
        : `What parts them most: ${name}, ${high} for in ${a}, ${low} in ${b}.`;
    }),
  ];
};

const majoritiesWords = ({ map: { majorities }, texts }: Outcome): Words[] => {
  const sides = [
    ...majorities.agree.map((one) => ({ ...one, side: sideWords.agree })),
    ...majorities.disagree.map((one) => ({ ...one, side: sideWords.disagree })),
  ].slice(0, 3);
  if (sides.length === 0)
    return [{ fr: 'Aucun énoncé n’a de majorité nette.', en: 'No statement has a clear majority.' }];
  const told = sides.map(({ statement, side, count, answered }) =>
    both(
      (_language, tell) =>
        `${tell(side)} ${tell(statementWords(statement, texts))}, ${tell(countOf(count, answered))}`,
    ),
  );
  return [
    both((language, tell) =>
      language === 'fr'
        ? `Une majorité nette, tous ensemble : ${tell(listed(told))}.`
        : `A clear majority, all together: ${tell(listed(told))}.`,
    ),
  ];
};

const withheldWords = ({ withheld }: Outcome): Words[] =>
  withheld
    ? [
        {
          fr: 'Les groupes ne sont pas montrés : à côté des comptes de cette petite instance, ils diraient ce qu’ont répondu les quelques personnes qui n’en sont pas.',
          en: 'Groups are not shown: beside the counts of this small body, they would tell what the few people outside them answered.',
        },
      ]
    : [];

const asideWords = ({ aside }: Outcome): Words[] => {
  const { refused, waiting, meta, named } = aside;
  const parts: readonly (readonly [number, string, string])[] = [
    [refused.length, 'par la modération', 'by moderation'],
    [waiting.length, 'que la modération n’a pas acceptés', 'that moderation has not accepted'],
    [meta.length, 'sur la conversation elle-même', 'about the conversation itself'],
    [named.length, 'à la demande', 'as asked'],
  ];
  const told = parts
    .filter(([count]) => count > 0)
    .map(([count, fr, en]) => ({ fr: `${count} ${fr}`, en: `${count} ${en}` }));
  if (told.length === 0) return [];
  return [
    both((language, tell) =>
      language === 'fr'
        ? `Énoncés mis de côté : ${tell(listed(told))}.`
        : `Statements set aside: ${tell(listed(told))}.`,
    ),
  ];
};

const signsWords = ({ signs: { exchanged, authors, counts } }: Outcome): Words[] =>
  exchanged
    ? [
        {
          fr: `Attention, les accords semblent lus comme des désaccords : ${authors.disagree} auteurs contre leur propre énoncé, ${authors.agree} pour ; les comptes de comments.csv sont ceux des votes retournés ${counts.exchanged} fois, ceux des votes ${counts.same} fois. Ajouter --inverted, ou l’ôter.`,
          en: `Beware, agreements seem to be read as disagreements: ${authors.disagree} authors against their own statement, ${authors.agree} for; the counts of comments.csv are those of the votes turned round ${counts.exchanged} times, those of the votes ${counts.same} times. Add --inverted, or take it away.`,
        },
      ]
    : [];

const polisWords = ({ polis }: Outcome): Words[] =>
  polis
    ? [
        both((language, tell) => {
          const index = tell(figure(polis.index, 2));
          return language === 'fr'
            ? `À côté des groupes que Polis a écrits dans le fichier : indice de Rand ajusté ${index} sur ${tell(people(polis.compared))} (1 : les mêmes groupes).`
            : `Beside the groups that Polis wrote in the file: adjusted Rand index ${index} over ${tell(people(polis.compared))} (1: the same groups).`;
        }),
      ]
    : [];

const verdictOf = (outcome: Outcome): Words[] => {
  const { map, withheld } = outcome;
  return [
    ...signsWords(outcome),
    placedWords(outcome),
    ...(map.noise ? [noises[map.noise]] : []),
    ...withheldWords(outcome),
    ...(saysSomething(map)
      ? [
          ...groupsWords(outcome),
          ...representedWords(outcome),
          ...bridgesWords(outcome),
          ...dividesWords(outcome),
        ]
      : []),
    ...(saysSomething(map) && !withheld ? [] : majoritiesWords(outcome)),
    ...asideWords(outcome),
    ...polisWords(outcome),
  ];
};

/** What is told of a conversation: what unites and parts people, then every count by which it is redone. */
export const opinionAnswer = (outcome: Outcome): Answer => {
  const { map, body, texts, aside, signs, polis, notes } = outcome;
  const known = map.statements.flatMap(({ statement }) => {
    const text = texts.get(statement)?.text;
    return text ? [[statement, text] as const] : [];
  });
  return {
    title: { fr: 'Carte des opinions', en: 'Map of opinions' },
    verdict: verdictOf(outcome),
    sheet: sheetOf(outcome),
    notes,
    figures: { ...map, smallBody: body, texts: Object.fromEntries(known), setAside: aside, signs, polis },
  };
};
