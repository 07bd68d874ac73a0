/** What electors can ask and decide: petition, local referendum, consultation. */
import { count, date, flag, list, optional, scalar } from './facts.ts';
import { fractionOf } from './majorities.ts';
import { contradiction, rule } from './rule.ts';
import { say, sentences } from './said.ts';

/** Article L1112-16: a fifth and one request a year, then (loi 2022-217, « 3DS ») a tenth and one a quarter. */
const petitionRows = [
  { from: '2005-01-01', to: '2022-02-22', article: 'L1112-16 (loi 2004-809)', part: 5, months: 12 },
  { from: '2022-02-23', to: null, article: 'L1112-16 (loi 2022-217)', part: 10, months: 3 },
] as const;

/**
 * Signatures from which electors ask that a consultation be put on the agenda; the council stays free to decide.
 * Article L1112-16.
 */
export const petitionThreshold = rule(
  { registeredElectors: count },
  petitionRows,
  ({ registeredElectors }, row) => {
    const required = fractionOf(registeredElectors, row.part);
    return {
      value: { required },
      calculation: say(
        `Un ${row.part === 10 ? 'dixième' : 'cinquième'} de ${registeredElectors} électeurs inscrits, arrondi au-dessus : ${required}. Le conseil reste libre de sa décision.`,
        `A ${row.part === 10 ? 'tenth' : 'fifth'} of ${registeredElectors} registered electors, rounded up: ${required}. The council stays free to decide.`,
      ),
    };
  },
);

/** One request an elector, a commune and a period (calendar quarter since 2022). Article L1112-16. */
export const petitionSignatures = rule(
  { elector: optional(scalar), signed: list(date), sameCommune: optional(flag) },
  petitionRows,
  ({ signed, sameCommune = true }, row) => {
    const periods = signed.map(
      (day) => `${day.slice(0, 4)}-${Math.ceil(Number(day.slice(5, 7)) / row.months)}`,
    );
    const accepted = sameCommune ? new Set(periods).size : signed.length;
    const quarter = row.months === 3;
    return {
      value: { accepted, rejected: signed.length - accepted },
      calculation: sameCommune
        ? say(
            `Une seule demande par ${quarter ? 'trimestre civil' : 'an'} : ${accepted} retenue(s) sur ${signed.length}.`,
            `One request a ${quarter ? 'calendar quarter' : 'year'}: ${accepted} kept of ${signed.length}.`,
          )
        : say(
            'Les demandes visent des communes différentes : elles ne se gênent pas.',
            'The requests are to different communes: they do not hinder each other.',
          ),
      doubt: quarter
        ? say(
            '« Trimestre » est lu comme le trimestre civil ; le texte ne le dit pas.',
            '“Quarter” is read as the calendar quarter; the text does not say so.',
          )
        : null,
    };
  },
);

const ballot = { registered: count, voters: count, pour: count, contre: count, blancsNuls: optional(count) };
interface Ballot {
  readonly registered: number;
  readonly voters: number;
  readonly pour: number;
  readonly contre: number;
  readonly blancsNuls?: number | undefined;
}
const flawIn = ({ registered, voters, pour, contre, blancsNuls }: Ballot) => {
  if (voters > registered)
    return contradiction(
      'voters',
      `${voters} votants pour ${registered} inscrits : trop.`,
      `${voters} voters for ${registered} registered: too many.`,
    );
  const counted = pour + contre + (blancsNuls ?? 0);
  if (counted > voters || (blancsNuls !== undefined && counted !== voters))
    return contradiction(
      'voters',
      `${counted} bulletins comptés pour ${voters} votants : les nombres se contredisent.`,
      `${counted} ballots counted for ${voters} voters: the numbers contradict each other.`,
    );
  return undefined;
};

/**
 * Local referendum: it decides if at least half of the registered voted; the text is then adopted by a majority of
 * the votes expressed. Below that turnout it is only an opinion. Article LO1112-7.
 */
export const referendum = rule(ballot, [{ from: '2003-08-02', to: null, article: 'LO1112-7' }], (facts) => {
  const flaw = flawIn(facts);
  if (flaw !== undefined) return flaw;
  const { registered, voters, pour, contre } = facts;
  const turnoutOk = voters * 2 >= registered;
  const adopted = turnoutOk && pour > contre;
  return {
    value: { turnoutOk, adopted, binding: turnoutOk },
    calculation: sentences(
      say(
        `${voters} votants pour ${registered} inscrits : ${turnoutOk ? 'la moitié au moins' : 'moins de la moitié'}.`,
        `${voters} voters for ${registered} registered: ${turnoutOk ? 'at least half' : 'less than half'}.`,
      ),
      say(
        `${pour} pour, ${contre} contre, soit ${pour + contre} exprimés.`,
        `${pour} for, ${contre} against: ${pour + contre} expressed.`,
      ),
      turnoutOk
        ? say(
            `Le texte est ${adopted ? 'adopté' : 'rejeté'}.`,
            `The text is ${adopted ? 'adopted' : 'rejected'}.`,
          )
        : say('Le scrutin ne vaut que comme avis.', 'The ballot is only an opinion.'),
    ),
  };
});

/** A consultation is an opinion, whatever the turnout; the council then decides. Articles L1112-15 to L1112-20. */
export const consultation = rule(
  ballot,
  [{ from: '2005-01-01', to: null, article: 'L1112-15 à L1112-20' }],
  (facts) =>
    flawIn(facts) ?? {
      value: { binding: false },
      calculation: say(
        `${facts.pour} pour, ${facts.contre} contre : un avis. Le conseil prend ensuite sa décision.`,
        `${facts.pour} for, ${facts.contre} against: an opinion. The council then decides.`,
      ),
    },
);
