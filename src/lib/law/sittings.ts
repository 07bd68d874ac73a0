/** What members can ask for: closed doors, a sitting, a debate on general policy. */
import { addDays } from '#lib/kernel/civil.ts';
import { count, countOr, date, optional, text } from './facts.ts';
import { fractionOf, moreThanHalf } from './majorities.ts';
import { contradiction, need, rule } from './rule.ts';
import { say, sentences } from './said.ts';
import { hasLocalLaw } from './scope.ts';

/**
 * *Huis clos*: at the request of three members or the mayor (`requestedBy`: a number, or `maire`), without debate,
 * by an absolute majority of the members present or represented; abstentions therefore weigh against.
 * Article L2121-18.
 */
export const closedDoors = rule(
  {
    present: count,
    represented: optional(count),
    requestedBy: optional(countOr('maire')),
    pour: optional(count),
    contre: optional(count),
    abstention: optional(count),
  },
  [{ from: '1996-04-09', to: null, article: 'L2121-18', requesters: 3 }],
  ({ present, represented = 0, requestedBy, pour, contre = 0, abstention = 0 }, row) => {
    const entitled = present + represented;
    if ((pour ?? 0) + contre + abstention > entitled)
      return contradiction(
        'pour',
        `Plus de voix que les ${entitled} membres présents ou représentés.`,
        `More votes than the ${entitled} members present or represented.`,
      );
    const asked =
      requestedBy === undefined
        ? null
        : typeof requestedBy === 'number'
          ? requestedBy >= row.requesters
          : true;
    const required = moreThanHalf(entitled);
    const closed = asked === null || pour === undefined ? null : asked && pour >= required;
    return {
      value: { required, closed },
      calculation: sentences(
        say(
          `${present} présents + ${represented} représentés = ${entitled} : il faut ${required} voix, les abstentions pesant contre.`,
          `${present} present + ${represented} represented = ${entitled}: it takes ${required} votes, abstentions weighing against.`,
        ),
        pour !== undefined && say(`${pour} pour.`, `${pour} for.`),
        asked === false &&
          say(
            'La demande ne vient ni du maire ni de trois membres.',
            'The request comes neither from the mayor nor from three members.',
          ),
        closed !== null &&
          (closed
            ? say('La séance se ferme au public.', 'The sitting is closed to the public.')
            : say('La séance reste publique.', 'The sitting stays public.')),
      ),
    };
  },
);

/**
 * Members ask for a sitting: a third of those in office from 1 000 inhabitants, a majority below; a third whatever
 * the population in Alsace-Moselle (L2541-2). The mayor then calls it within 30 days. Article L2121-9 (loi 2015-991,
 * art. 82, from the renewal of 2020). The requesters are needed only to judge a request.
 */
export const extraordinaryMeeting = rule(
  {
    populationMunicipale: optional(count),
    enExercice: count,
    requesters: optional(count),
    receivedOn: optional(date),
    departement: optional(text),
  },
  [
    { from: '2014-03-23', to: '2020-02-29', article: 'L2121-9', least: 3500, days: 30 },
    { from: '2020-03-01', to: null, article: 'L2121-9', least: 1000, days: 30 },
  ],
  (facts, row) => {
    const { populationMunicipale: population, enExercice, requesters, receivedOn, departement } = facts;
    if (requesters !== undefined && requesters > enExercice)
      return contradiction(
        'requesters',
        `${requesters} demandeurs pour ${enExercice} membres : trop.`,
        `${requesters} requesters for ${enExercice} members: too many.`,
      );
    const local = hasLocalLaw(departement);
    if (population === undefined && !local) return need('populationMunicipale');
    const third = local || (population ?? 0) >= row.least;
    const required = third ? fractionOf(enExercice, 3) : moreThanHalf(enExercice);
    const admissible = requesters === undefined ? null : requesters >= required;
    const meetBy = admissible === true && receivedOn !== undefined ? addDays(receivedOn, row.days) : null;
    return {
      value: { required, admissible, meetBy },
      article: local ? 'L2541-2' : row.article,
      doubt: local
        ? say(
            'Alsace-Moselle : le tiers quelle que soit la population (L2541-2), lu de seconde main.',
            'Alsace-Moselle: a third whatever the population (L2541-2), read at second hand.',
          )
        : null,
      calculation: sentences(
        population !== undefined && say(`${population} habitants :`, `${population} inhabitants:`),
        say(
          `${third ? 'le tiers' : 'la majorité'} de ${enExercice} membres, soit ${required}.`,
          `${third ? 'a third' : 'a majority'} of ${enExercice} members, that is ${required}.`,
        ),
        requesters !== undefined && say(`Demandeurs : ${requesters}.`, `Requesters: ${requesters}.`),
        admissible === false && say('Demande non recevable.', 'The request is not admissible.'),
        meetBy !== null &&
          say(
            `Séance à tenir dans les ${row.days} jours : le ${meetBy} au plus tard.`,
            `Sitting due within ${row.days} days: by ${meetBy}.`,
          ),
      ),
    };
  },
);

/** A debate on general policy at the request of a tenth of the members, once a year. Article L2121-19. */
export const generalPolicyDebate = rule(
  { enExercice: count, requesters: optional(count), debatesThisYear: optional(count) },
  [{ from: '2019-12-29', to: null, article: 'L2121-19', aYear: 1 }],
  ({ enExercice, requesters, debatesThisYear = 0 }, row) => {
    if (requesters !== undefined && requesters > enExercice)
      return contradiction(
        'requesters',
        `${requesters} demandeurs pour ${enExercice} membres : trop.`,
        `${requesters} requesters for ${enExercice} members: too many.`,
      );
    const required = fractionOf(enExercice, 10);
    return {
      value: {
        required,
        admissible: requesters === undefined ? null : requesters >= required && debatesThisYear < row.aYear,
      },
      calculation: sentences(
        say(
          `Le dixième de ${enExercice} membres, arrondi au-dessus : ${required}.`,
          `A tenth of ${enExercice} members, rounded up: ${required}.`,
        ),
        requesters !== undefined && say(`Demandeurs : ${requesters}.`, `Requesters: ${requesters}.`),
        say(
          `Débats déjà tenus cette année : ${debatesThisYear}, pour ${row.aYear} au plus.`,
          `Debates already held this year: ${debatesThisYear}, ${row.aYear} at most.`,
        ),
      ),
    };
  },
);

/** Members of a municipal council attend in the room: no text allows remote presence or votes. L2121-17. */
export const remotePresence = rule(
  {},
  [
    {
      from: '2022-08-01',
      to: null,
      article: 'L2121-17 ; L2121-18',
      doubt: say(
        'Lu de seconde main : la visioconférence est prévue pour les intercommunalités, non pour les communes.',
        'Read at second hand: videoconference is provided for intercommunal bodies, not for communes.',
      ),
    },
  ],
  () => ({
    value: { allowed: false, broadcastAllowed: true },
    calculation: say(
      'Le quorum compte les présents dans la salle : ni présence ni vote à distance. La séance peut être retransmise.',
      'The quorum counts those in the room: no remote presence nor vote. The sitting may be broadcast.',
    ),
  }),
);
