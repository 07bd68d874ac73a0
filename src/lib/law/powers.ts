/** Delegations of the council and the mayor, and conflicts of interest. */
import { count, flag, oneOf, optional, text } from './facts.ts';
import { rule } from './rule.ts';

/**
 * A mayor who withdraws a deputy's delegations must have the council vote on keeping the deputy in office; a
 * delegate councillor is no deputy. `maireRetire` says in French what is withdrawn. Article L2122-18.
 */
export const delegationWithdrawal = rule(
  { maireRetire: text },
  [{ from: '2004-08-17', to: null, article: 'L2122-18' }],
  ({ maireRetire }) => {
    const concerned = /adjoint/i.test(maireRetire) && !/une partie|partiel/i.test(maireRetire);
    return {
      value: { councilMustVoteOnMaintaining: concerned },
      calculation: concerned
        ? 'Un adjoint perd ses délégations : le conseil se prononce sur son maintien dans ses fonctions.'
        : 'Aucun adjoint ne perd toutes ses délégations : le conseil n’a pas à se prononcer.',
    };
  },
);

/** Decisions taken under L2122-22 are reported at each mandatory sitting. Article L2122-23. */
export const delegationReport = rule(
  { decisionsSinceLastMeeting: count },
  [{ from: '1996-04-09', to: null, article: 'L2122-23' }],
  ({ decisionsSinceLastMeeting: decisions }) => ({
    value: { agendaItemRequired: decisions > 0 ? 'compte rendu des décisions prises par délégation' : null },
    calculation: `${decisions} décision(s) depuis la dernière séance : ${decisions > 0 ? 'un point à l’ordre du jour' : 'rien à rendre compte'}.`,
  }),
);

/** Numbers of L2122-22 for which the council must set the limits, conditions or cases itself. */
const limited = [2, 3, 15, 16, 17, 20, 21, 22, 26, 27];

/**
 * Warns of a delegation that repeats the law ("within the limits set by the council") instead of setting a limit.
 * A reading of words, so a warning, not a verdict: no figure, and nothing but the reference. Article L2122-22.
 */
export const delegationLimits = rule(
  { item: count, text },
  [{ from: '1996-04-09', to: null, article: 'L2122-22', limited }],
  ({ item, text: words }, row) => {
    const bound = row.limited.includes(item);
    const empty = words.trim() === '' || /(fix|défini|détermin|prévu)\S*\s+par\s+le\s+conseil/i.test(words);
    const warning = bound && empty && !/\d/.test(words);
    return {
      value: { warning },
      calculation: !bound
        ? `Le ${item}° n’exige pas que le conseil fixe une limite.`
        : warning
          ? `Le ${item}° exige une limite écrite par le conseil : le texte y renvoie sans la fixer.`
          : `Le ${item}° exige une limite écrite par le conseil : le texte semble en fixer une.`,
    };
  },
);

/** A mayor in conflict of interest stands aside by an order that names a substitute. Décret 2014-90, art. 5. */
export const mayorConflict = rule(
  { role: optional(oneOf('maire')), conflict: flag },
  [{ from: '2014-02-03', to: null, article: 'Décret 2014-90 art. 5' }],
  ({ conflict }) => ({
    value: {
      act: conflict ? 'arrêté de déport désignant un suppléant' : null,
      mayGiveInstructions: !conflict,
    },
    calculation: conflict
      ? 'Le maire se déporte par arrêté, désigne qui le supplée et ne lui donne aucune instruction.'
      : 'Sans conflit, le maire reste compétent.',
  }),
);

/** A delegate in conflict tells the mayor in writing, who lists the matters by order. Décret 2014-90, art. 6. */
export const delegateConflict = rule(
  { role: optional(text), conflict: flag },
  [{ from: '2014-02-03', to: null, article: 'Décret 2014-90 art. 6' }],
  ({ conflict }) => ({
    value: {
      steps: conflict ? ['information écrite du maire', 'arrêté du maire précisant les questions'] : [],
    },
    calculation: conflict
      ? 'Le délégataire informe le maire par écrit ; un arrêté dit les questions dont il ne s’occupe plus.'
      : 'Sans conflit, la délégation continue.',
  }),
);

/**
 * An interested member takes part by speaking or voting; since loi 2025-1249, art. 32, being in the room is not
 * enough. Before it, presence could be held against the act. Article L2131-11.
 */
export const takingPart = rule(
  { member: optional(text), interested: flag, stayedInRoom: flag, spoke: flag, voted: flag },
  [
    { from: '1996-04-09', to: '2025-12-23', article: 'L2131-11', presence: true },
    { from: '2025-12-24', to: null, article: 'L2131-11 (loi 2025-1249 art. 32)', presence: false },
  ],
  ({ interested, stayedInRoom, spoke, voted }, row) => {
    const deemed = interested && (spoke || voted || (row.presence && stayedInRoom));
    return {
      value: { deemedToHaveTakenPart: deemed },
      calculation: !interested
        ? 'Le membre n’a pas d’intérêt à l’affaire.'
        : deemed
          ? 'Le membre intéressé a pris part à la délibération : l’acte est exposé à l’annulation.'
          : 'Être resté dans la salle ne suffit pas : le membre n’a ni parlé ni voté.',
    };
  },
);
