import { both, counted, figure, type Block, type Words } from '#lib/kernel/answer.ts';
import { stackedBars } from './bars.ts';
import { inFront, named, option, place, placesIn, table, type Said } from './saying.ts';
import type { TransferStage } from './stv.ts';
import type { Tally } from './tally.ts';

const square = (caption: Words, names: readonly string[], figures: readonly (readonly number[])[]): Block =>
  table(
    caption,
    [{ fr: 'avant ↓ / après →', en: 'before ↓ / after →' }, ...names],
    figures.map((row, i) => [names[i] ?? '', ...row.map((value, j) => (i === j ? '·' : String(value)))]),
    1,
  );

export const saySchulze = (result: Tally<'schulze'>): Said => {
  const { order, options, preferences, strengths, condorcetWinner, unranked, gapsClosed } = result;
  const compared = preferences.some((row) => row.some((papers) => papers > 0));
  const why: Words =
    condorcetWinner === null
      ? {
          fr: 'aucune option ne bat toutes les autres face à face ; les chemins les plus forts décident',
          en: 'no option beats all others face to face; the strongest paths decide',
        }
      : { fr: 'préférée à chaque autre face à face', en: 'preferred to each other one face to face' };
  const best = options.indexOf(order[0]?.[0] ?? '');
  const duels = options.map((_, other) => other).filter((other) => other !== best);
  return {
    verdict: [
      compared
        ? both((language, tell) => `${tell(inFront(order))}${language === 'fr' ? ' ' : ''}: ${tell(why)}.`)
        : {
            fr: 'Aucun bulletin ne place une option avant une autre : rien n’est classé.',
            en: 'No paper puts an option before another: nothing is ordered.',
          },
      ...(gapsClosed > 0
        ? [
            both((language, tell) => {
              const papers = tell(
                counted(gapsClosed, ['bulletin saute', 'bulletins sautent'], ['paper skips', 'papers skip']),
              );
              return language === 'fr'
                ? `${papers} un rang : seul l’ordre compte, les rangs ont été resserrés.`
                : `${papers} a rank: only the order counts, ranks were closed up.`;
            }),
          ]
        : []),
    ],
    sheet: [
      table(
        { fr: 'Classement', en: 'Order' },
        [place, option],
        [...placesIn(order)].map(([name, at]) => [`${at}.`, name]),
      ),
      ...(compared && duels.length > 0
        ? [
            stackedBars(
              {
                fr: `Duels de « ${options[best]} » : qui la préfère, qui préfère l’autre`,
                en: `Duels of “${options[best]}”: who prefers it, who prefers the other`,
              },
              [options[best] ?? '', { fr: 'l’autre', en: 'the other' }],
              duels.map((other) => ({
                label: options[other] ?? '',
                parts: [preferences[best]?.[other] ?? 0, preferences[other]?.[best] ?? 0],
              })),
            ),
          ]
        : []),
      square(
        {
          fr: 'Bulletins qui placent l’option de la ligne avant celle de la colonne',
          en: 'Papers that put the option of the row before that of the column',
        },
        options,
        preferences,
      ),
      square(
        {
          fr: 'Chemins les plus forts (votes gagnants) : une option est avant une autre quand son chemin vers elle est plus fort',
          en: 'Strongest paths (winning votes): an option is before another when its path to it is stronger',
        },
        options,
        strengths,
      ),
      {
        kind: 'text',
        text:
          unranked === 'last'
            ? {
                fr: 'Une option sans rang est derrière toutes celles qui en ont un.',
                en: 'An option without rank is behind all that have one.',
              }
            : {
                fr: 'Une option sans rang n’est pas comparée.',
                en: 'An option without rank is not compared.',
              },
      },
    ],
  };
};

const stageWords = ({ action, option: who }: TransferStage): Words => {
  switch (action) {
    case 'first-preferences':
      return { fr: 'premières préférences', en: 'first preferences' };
    case 'surplus':
      return {
        fr: `l’excédent de « ${who} » passe aux préférences suivantes`,
        en: `the surplus of “${who}” passes to next preferences`,
      };
    case 'exclusion':
      return {
        fr: `« ${who} » est exclu : ses bulletins passent aux préférences suivantes`,
        en: `“${who}” is excluded: its papers pass to next preferences`,
      };
    case 'last-seats':
      return {
        fr: 'il reste autant de sièges que d’options : elles sont élues',
        en: 'as many seats are left as options: they are elected',
      };
  }
};

const stageLine = (stage: TransferStage, at: number): Words =>
  both((language, tell) => {
    const french = language === 'fr';
    const colon = french ? ' :' : ':';
    const tied =
      stage.tied.length > 0
        ? french
          ? ` (le tirage départage ${tell(named(stage.tied))})`
          : ` (the lot parts ${tell(named(stage.tied))})`
        : '';
    const elected =
      stage.elected.length > 0 ? `. ${french ? 'Élu' : 'Elected'}${colon} ${tell(named(stage.elected))}` : '';
    return `${french ? 'Étape' : 'Stage'} ${at + 1}${colon} ${tell(stageWords(stage))}${tied}${elected}.`;
  });

export const sayTransferable = (result: Tally<'stv'>): Said => {
  const { seats, valid, quota, stages, elected, lot, shortened, order } = result;
  const quotaWords: Words = {
    fr: `Quota : ${quota} voix = ⌊${valid} bulletins valables ÷ (${seats} + 1)⌋ + 1.`,
    en: `Quota: ${quota} votes = ⌊${valid} valid papers ÷ (${seats} + 1)⌋ + 1.`,
  };
  if (valid === 0)
    return {
      verdict: [
        { fr: 'Aucun bulletin valable : personne n’est élu.', en: 'No valid paper: nobody is elected.' },
      ],
      sheet: [],
    };
  const names = order.flat();
  const first = stages[0]?.votes ?? {};
  return {
    verdict: [
      both((language, tell) =>
        language === 'fr'
          ? `${elected.length > 1 ? 'Sont élus' : 'Est élu'} ${tell(named(elected))} (${tell(counted(seats, ['siège', 'sièges'], ['', '']))}).`
          : `Elected: ${tell(named(elected))} (${tell(counted(seats, ['', ''], ['seat', 'seats']))}).`,
      ),
      quotaWords,
      ...(lot
        ? [
            both(
              (language) =>
                `${language === 'fr' ? 'Tirage au sort, le premier nommé l’emporte :' : 'Lot drawn, the first named prevails:'} ${lot.join(', ')}.`,
            ),
          ]
        : []),
      ...(shortened > 0
        ? [
            both((language, tell) => {
              const papers = tell(
                counted(
                  shortened,
                  ['bulletin ne vaut', 'bulletins ne valent'],
                  ['paper counts', 'papers count'],
                ),
              );
              return language === 'fr'
                ? `${papers} que jusqu’à un rang sauté ou donné deux fois.`
                : `${papers} only up to a rank skipped or given twice.`;
            }),
          ]
        : []),
    ],
    sheet: [
      { kind: 'heading', text: { fr: 'Étape par étape', en: 'Stage by stage' } },
      { kind: 'list', items: stages.map(stageLine) },
      table(
        { fr: 'Voix après chaque étape', en: 'Votes after each stage' },
        [option, ...stages.map((_, at) => String(at + 1))],
        [
          ...names.map((name) => [name, ...stages.map(({ votes }) => figure(votes[name] ?? 0, 5))]),
          [
            { fr: 'sans suite', en: 'not transferable' },
            ...stages.map(({ exhausted }) => figure(exhausted, 5)),
          ],
        ],
        1,
      ),
      stackedBars(
        {
          fr: 'Premières préférences ; le trait est au quota',
          en: 'First preferences; the line stands at the quota',
        },
        [{ fr: 'premières préférences', en: 'first preferences' }],
        names.map((name) => ({ label: name, parts: [first[name] ?? 0] })),
        () => quota,
      ),
    ],
  };
};
