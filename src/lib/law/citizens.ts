/** What electors can ask and decide: petition, local referendum, consultation. */
import { count, date, flag, list, optional, scalar } from './facts.ts';
import { fractionOf } from './majorities.ts';
import { contradiction, rule } from './rule.ts';

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
      calculation:
        `Un ${row.part === 10 ? 'dixième' : 'cinquième'} de ${registeredElectors} électeurs inscrits, ` +
        `arrondi au-dessus : ${required}. Le conseil reste libre de sa décision.`,
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
    return {
      value: { accepted, rejected: signed.length - accepted },
      calculation: sameCommune
        ? `Une seule demande par ${row.months === 3 ? 'trimestre civil' : 'an'} : ${accepted} retenue(s) sur ${signed.length}.`
        : 'Les demandes visent des communes différentes : elles ne se gênent pas.',
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
    return contradiction('voters', `${voters} votants pour ${registered} inscrits : trop.`);
  const counted = pour + contre + (blancsNuls ?? 0);
  if (counted > voters || (blancsNuls !== undefined && counted !== voters))
    return contradiction(
      'voters',
      `${counted} bulletins comptés pour ${voters} votants : les nombres se contredisent.`,
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
    calculation:
      `${voters} votants pour ${registered} inscrits : ${turnoutOk ? 'la moitié au moins' : 'moins de la moitié'}. ` +
      `${pour} pour, ${contre} contre, soit ${pour + contre} exprimés. ` +
      (turnoutOk ? `Le texte est ${adopted ? 'adopté' : 'rejeté'}.` : 'Le scrutin ne vaut que comme avis.'),
  };
});

/** A consultation is an opinion, whatever the turnout; the council then decides. Articles L1112-15 to L1112-20. */
export const consultation = rule(
  ballot,
  [{ from: '2005-01-01', to: null, article: 'L1112-15 à L1112-20' }],
  (facts) =>
    flawIn(facts) ?? {
      value: { binding: false },
      calculation: `${facts.pour} pour, ${facts.contre} contre : un avis. Le conseil prend ensuite sa décision.`,
    },
);
