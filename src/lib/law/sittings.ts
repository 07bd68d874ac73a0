/** What members can ask for: closed doors, a sitting, a debate on general policy. */
import { addDays } from '#lib/kernel/civil.ts';
import { count, date, scalar } from './facts.ts';
import { fractionOf, moreThanHalf } from './majorities.ts';
import { contradiction, rule } from './rule.ts';

/**
 * *Huis clos*: at the request of three members or the mayor (`requestedBy`: a number, or `maire`), without debate,
 * by an absolute majority of the members present or represented; abstentions therefore weigh against.
 * Article L2121-18.
 */
export const closedDoors = rule(
  { present: count, represented: count, requestedBy: scalar, pour: count, contre: count, abstention: count },
  [{ from: '1996-04-09', to: null, article: 'L2121-18', requesters: 3 }],
  ({ present, represented, requestedBy, pour, contre, abstention }, row) => {
    const entitled = present + represented;
    if (pour + contre + abstention > entitled)
      return contradiction('pour', `Plus de voix que les ${entitled} membres présents ou représentés.`);
    const asked = typeof requestedBy === 'number' ? requestedBy >= row.requesters : requestedBy === 'maire';
    const required = moreThanHalf(entitled);
    const closed = asked && pour >= required;
    return {
      value: { required, closed },
      calculation:
        `${present} présents + ${represented} représentés = ${entitled} : il faut ${required} voix, les abstentions pesant contre ; ` +
        `${pour} pour. ${asked ? '' : 'La demande ne vient ni du maire ni de trois membres. '}` +
        `La séance ${closed ? 'se ferme au public' : 'reste publique'}.`,
    };
  },
);

/**
 * Members ask for a sitting: a third of those in office from 1 000 inhabitants, a majority below; the mayor then
 * calls it within 30 days. Article L2121-9 (loi 2015-991, art. 82, from the renewal of 2020).
 */
export const extraordinaryMeeting = rule(
  { populationMunicipale: count, enExercice: count, requesters: count, receivedOn: date },
  [
    { from: '2014-03-23', to: '2020-02-29', article: 'L2121-9', least: 3500, days: 30 },
    { from: '2020-03-01', to: null, article: 'L2121-9', least: 1000, days: 30 },
  ],
  ({ populationMunicipale: population, enExercice, requesters, receivedOn }, row) => {
    if (requesters > enExercice)
      return contradiction('requesters', `${requesters} demandeurs pour ${enExercice} membres : trop.`);
    const third = population >= row.least;
    const required = third ? fractionOf(enExercice, 3) : moreThanHalf(enExercice);
    const admissible = requesters >= required;
    const meetBy = admissible ? addDays(receivedOn, row.days) : null;
    return {
      value: { required, admissible, meetBy },
      calculation:
        `${population} habitants : ${third ? 'le tiers' : 'la majorité'} de ${enExercice} membres, soit ${required} ; ` +
        `demandeurs : ${requesters}. ` +
        (admissible
          ? `Séance à tenir dans les ${row.days} jours : le ${meetBy} au plus tard.`
          : 'Demande non recevable.'),
    };
  },
);

/** A debate on general policy at the request of a tenth of the members, once a year. Article L2121-19. */
export const generalPolicyDebate = rule(
  { enExercice: count, requesters: count, debatesThisYear: count },
  [{ from: '2019-12-29', to: null, article: 'L2121-19', aYear: 1 }],
  ({ enExercice, requesters, debatesThisYear }, row) => {
    if (requesters > enExercice)
      return contradiction('requesters', `${requesters} demandeurs pour ${enExercice} membres : trop.`);
    const required = fractionOf(enExercice, 10);
    const admissible = requesters >= required && debatesThisYear < row.aYear;
    return {
      value: { required, admissible },
      calculation: `Le dixième de ${enExercice} membres, arrondi au-dessus : ${required} ; demandeurs : ${requesters} ; débats déjà tenus cette année : ${debatesThisYear}, pour ${row.aYear} au plus.`,
    };
  },
);
