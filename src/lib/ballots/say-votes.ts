import { both, counted, figure, type Words } from '#lib/kernel/answer.ts';
import { stackedBars } from './bars.ts';
import type { ConsentRow } from './consent.ts';
import type { FistRow } from './degrees.ts';
import { byPlace, option, place, silent, table, type Said } from './saying.ts';
import type { Tally } from './tally.ts';

/** « option : … » */
const of = (name: string, words: Words): Words =>
  both((language, tell) =>
    language === 'fr' ? `« ${name} » : ${tell(words)}` : `“${name}”: ${tell(words)}`,
  );

export const sayMajority = ({ options, rule, threshold, order }: Tally<'majority'>): Said => {
  const part = threshold?.join('/') ?? '';
  const rules: Readonly<Record<typeof rule, Words>> = {
    simple: {
      fr: 'majorité simple : plus de pour que de contre',
      en: 'simple majority: more for than against',
    },
    absolute: { fr: 'majorité absolue des exprimés', en: 'absolute majority of the votes expressed' },
    qualified: { fr: `au moins ${part} des exprimés`, en: `at least ${part} of the votes expressed` },
  };
  const ranked = byPlace(options, order);
  return {
    verdict: [
      ...ranked.map(([, row]) =>
        of(
          row.option,
          row.expressed === 0
            ? { fr: 'rejeté : aucune voix exprimée.', en: 'rejected: no vote expressed.' }
            : {
                fr: `${row.adopted ? 'adopté' : 'rejeté'}, ${row.for} pour sur ${row.expressed} exprimés (il en fallait ${row.needed}).`,
                en: `${row.adopted ? 'adopted' : 'rejected'}, ${row.for} for of ${row.expressed} expressed (${row.needed} needed).`,
              },
        ),
      ),
      both((_language, tell) => `${tell({ fr: 'Règle :', en: 'Rule:' })} ${tell(rules[rule])}.`),
    ],
    sheet: [
      table(
        { fr: 'Voix', en: 'Votes' },
        [
          option,
          { fr: 'Pour', en: 'For' },
          { fr: 'Contre', en: 'Against' },
          { fr: 'Exprimés', en: 'Expressed' },
          { fr: 'Abstentions', en: 'Abstentions' },
          { fr: 'Blancs', en: 'Blank' },
          { fr: 'Nuls', en: 'Spoilt' },
          silent,
        ],
        ranked.map(([, row]) => [
          row.option,
          ...[row.for, row.against, row.expressed, row.abstentions, row.blank, row.spoilt, row.silent].map(
            String,
          ),
        ]),
        1,
      ),
      stackedBars(
        {
          fr: 'Pour et contre ; le trait est au nombre de voix qu’il fallait',
          en: 'For and against; the line stands at the votes needed',
        },
        [
          { fr: 'pour', en: 'for' },
          { fr: 'contre', en: 'against' },
        ],
        ranked.map(([, row]) => ({ label: row.option, parts: [row.for, row.against] })),
        (at) => ranked[at]?.[1].needed ?? null,
      ),
    ],
  };
};

const shownRows = (rows: readonly number[]): string =>
  rows.length > 12 ? `${rows.slice(0, 12).join(', ')}…` : rows.join(', ');

const consentWords = (row: ConsentRow, lineOf: (ballot: number) => number): Words => {
  const { verdict, objections, objectors, silent: quiet, consents, concerns } = row;
  switch (verdict) {
    case 'objected':
      return both((language, tell) => {
        const many = tell(counted(objections, ['objection', 'objections'], ['objection', 'objections']));
        const where = shownRows(objectors.map(lineOf));
        const lines = objectors.length > 1;
        return language === 'fr'
          ? `pas de consentement, ${many} (${lines ? 'lignes' : 'ligne'} ${where}).`
          : `no consent, ${many} (${lines ? 'lines' : 'line'} ${where}).`;
      });
    case 'incomplete':
      return consents + concerns === 0
        ? { fr: 'rien n’est tranché : personne n’a consenti.', en: 'nothing is settled: nobody consented.' }
        : both((language, tell) => {
            const many = tell(
              counted(quiet, ['personne n’a', 'personnes n’ont'], ['person has', 'people have']),
            );
            return language === 'fr'
              ? `rien n’est tranché : ${many} pas répondu, et se taire n’est pas consentir.`
              : `nothing is settled: ${many} not answered, and silence is no consent.`;
          });
    case 'consented':
      return both((language, tell) => {
        const many = tell(counted(concerns, ['réserve', 'réserves'], ['concern', 'concerns']));
        return language === 'fr' ? `consentement, ${many}.` : `consent, ${many}.`;
      });
  }
};

export const sayConsent = (
  { options, order }: Tally<'consent'>,
  lineOf: (ballot: number) => number,
): Said => {
  const ranked = byPlace(options, order);
  return {
    verdict: ranked.map(([, row]) => of(row.option, consentWords(row, lineOf))),
    sheet: [
      table(
        { fr: 'Positions', en: 'Positions' },
        [
          option,
          { fr: 'Consentements', en: 'Consents' },
          { fr: 'Réserves', en: 'Concerns' },
          { fr: 'Objections', en: 'Objections' },
          { fr: 'Abstentions', en: 'Abstentions' },
          silent,
        ],
        ranked.map(([, row]) => [
          row.option,
          ...[row.consents, row.concerns, row.objections, row.abstentions, row.silent].map(String),
        ]),
        1,
      ),
      stackedBars(
        { fr: 'Positions', en: 'Positions' },
        [
          { fr: 'objections', en: 'objections' },
          { fr: 'abstentions', en: 'abstentions' },
          { fr: 'réserves', en: 'concerns' },
          { fr: 'consentements', en: 'consents' },
        ],
        ranked.map(([, row]) => ({
          label: row.option,
          parts: [row.objections, row.abstentions, row.concerns, row.consents],
        })),
      ),
    ],
  };
};

const fistWords: Readonly<Record<FistRow['verdict'], Words>> = {
  blocked: { fr: 'bloqué par un poing', en: 'blocked by a fist' },
  discuss: {
    fr: 'à discuter encore : des mains montrent un ou deux doigts',
    en: 'to discuss again: hands show one or two fingers',
  },
  passes: {
    fr: 'passe : toutes les mains montrent trois doigts ou plus',
    en: 'passes: every hand shows three fingers or more',
  },
  unanswered: { fr: 'personne n’a répondu', en: 'nobody answered' },
};

export const sayFist = ({ options, order }: Tally<'fist-to-five'>): Said => {
  const ranked = byPlace(options, order);
  const mean = (row: FistRow): Words => (row.mean === null ? '–' : figure(row.mean));
  const fingers = ['0', '1', '2', '3', '4', '5'];
  return {
    verdict: ranked.map(([, row]) =>
      of(
        row.option,
        both((language, tell) => {
          const word = language === 'fr' ? 'moyenne' : 'mean';
          return row.mean === null
            ? `${tell(fistWords[row.verdict])}.`
            : `${tell(fistWords[row.verdict])} (${word} ${tell(mean(row))}).`;
        }),
      ),
    ),
    sheet: [
      table(
        { fr: 'Mains, par nombre de doigts', en: 'Hands, by number of fingers' },
        [place, option, ...fingers, { fr: 'Moyenne', en: 'Mean' }, silent],
        ranked.map(([at, row]) => [at, row.option, ...row.counts.map(String), mean(row), String(row.silent)]),
      ),
      stackedBars(
        { fr: 'Mains, du poing à cinq doigts', en: 'Hands, from the fist to five fingers' },
        fingers,
        ranked.map(([, row]) => ({ label: row.option, parts: row.counts })),
      ),
    ],
  };
};
