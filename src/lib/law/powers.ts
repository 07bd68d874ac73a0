/** Delegations of the council and the mayor. */
import { count, flag, optional, text } from './facts.ts';
import { contradiction, rule } from './rule.ts';
import { say, sentences } from './said.ts';

const readInWords = say(
  'Lecture de mots : un avertissement, pas un jugement.',
  'A reading of words: a warning, not a verdict.',
);

/**
 * A mayor who withdraws a deputy's delegations must have the council vote on keeping the deputy in office; a
 * delegate councillor is no deputy. `maireRetire` says in French what is withdrawn. Article L2122-18.
 */
export const delegationWithdrawal = rule(
  { maireRetire: text },
  [{ from: '2004-08-17', to: null, article: 'L2122-18', doubt: readInWords }],
  ({ maireRetire }) => {
    const concerned = /adjoint/i.test(maireRetire) && !/une partie|partiel/i.test(maireRetire);
    return {
      value: { councilMustVoteOnMaintaining: concerned },
      calculation: concerned
        ? say(
            'Un adjoint perd ses délégations : le conseil se prononce sur son maintien dans ses fonctions.',
            'A deputy loses all delegations: the council rules on whether that deputy stays in office.',
          )
        : say(
            'Aucun adjoint ne perd toutes ses délégations : le conseil n’a pas à se prononcer.',
            'No deputy loses every delegation: the council need not rule.',
          ),
    };
  },
);

/** Decisions taken under L2122-22 are reported at each mandatory sitting. Article L2122-23. */
export const delegationReport = rule(
  { decisionsSinceLastMeeting: count },
  [{ from: '1996-04-09', to: null, article: 'L2122-23' }],
  ({ decisionsSinceLastMeeting: decisions }) => ({
    value: { agendaItemRequired: decisions > 0 ? 'compte rendu des décisions prises par délégation' : null },
    calculation: say(
      `${decisions} décision(s) depuis la dernière séance : ${decisions > 0 ? 'un point à l’ordre du jour' : 'rien à rendre compte'}.`,
      `${decisions} decision(s) since the last sitting: ${decisions > 0 ? 'an item on the agenda' : 'nothing to report'}.`,
    ),
  }),
);

/** Numbers of L2122-22 for which the council must set the limits, conditions or cases itself. */
const limited = [2, 3, 15, 16, 17, 20, 21, 22, 26, 27];
const listDoubt = say(
  'La liste des numéros qui exigent une limite est lue de seconde main.',
  'The list of the numbers that require a limit was read at second hand.',
);

/** Loi 2022-217 (« 3DS ») added 30° (bad debts, under a threshold) and 31° (special mandates). */
const delegationRows = [
  {
    from: '1996-04-09',
    to: '2022-02-22',
    article: 'L2122-22',
    last: 29,
    limited,
    ceiling: null,
    doubt: listDoubt,
  },
  {
    from: '2022-02-23',
    to: null,
    article: 'L2122-22 (loi 2022-217) ; D2122-7-2',
    last: 31,
    limited: [...limited, 30],
    ceiling: 100,
    doubt: listDoubt,
  },
] as const;

/**
 * Warns of a delegation that repeats the law ("within the limits set by the council") instead of setting a limit.
 * A reading of words, so a warning, not a verdict: no figure, and nothing but the reference. 30° needs a threshold,
 * of 100 € at most (D2122-7-2, décret 2023-523); 3° ends when the campaign opens. Article L2122-22, 1° to 31°.
 */
export const delegationLimits = rule(
  { item: count, text: optional(text), thresholdEuros: optional(count) },
  delegationRows,
  ({ item, text: words = '', thresholdEuros }, row) => {
    if (item < 1 || item > row.last)
      return contradiction(
        'item',
        `${item}° : L2122-22 va de 1° à ${row.last}°.`,
        `${item}°: L2122-22 runs from 1° to ${row.last}°.`,
      );
    const bound = row.limited.some((number) => number === item);
    const empty = words.trim() === '' || /(fix|défini|détermin|prévu)\S*\s+par\s+le\s+conseil/i.test(words);
    const tooHigh =
      item === 30 && row.ceiling !== null && thresholdEuros !== undefined && thresholdEuros > row.ceiling;
    const set = thresholdEuros !== undefined || !empty || /\d/.test(words);
    const warning = tooHigh || (bound && !set);
    const endsWithCampaign = item === 3;
    return {
      value: { warning, endsWithCampaign },
      calculation: sentences(
        tooHigh
          ? say(
              `Le 30° ne peut dépasser ${row.ceiling} euros par créance (D2122-7-2) : ${thresholdEuros} est trop.`,
              `30° may not exceed ${row.ceiling} euros a debt (D2122-7-2): ${thresholdEuros} is too much.`,
            )
          : !bound
            ? say(
                `Le ${item}° n’exige pas que le conseil fixe une limite.`,
                `${item}° does not ask the council for a limit.`,
              )
            : warning
              ? say(
                  `Le ${item}° exige une limite écrite par le conseil : le texte y renvoie sans la fixer.`,
                  `${item}° requires a limit written by the council: the text refers to it without setting it.`,
                )
              : say(
                  `Le ${item}° exige une limite écrite par le conseil : le texte semble en fixer une.`,
                  `${item}° requires a limit written by the council: the text seems to set one.`,
                ),
        endsWithCampaign &&
          say(
            'Le 3° (emprunts) prend fin à l’ouverture de la campagne du renouvellement.',
            '3° (loans) ends when the campaign of the renewal opens.',
          ),
        item === 30 &&
          say(
            'Le maire en rend compte au moins une fois par an, par un état des créances et des motifs.',
            'The mayor reports on it at least once a year, with the list of debts and reasons.',
          ),
      ),
    };
  },
);

/** A mayor in conflict of interest stands aside by an order that names a substitute. Décret 2014-90, art. 5. */
export const mayorConflict = rule(
  { role: optional(text), conflict: flag },
  [{ from: '2014-02-03', to: null, article: 'Décret 2014-90 art. 5' }],
  ({ conflict }) => ({
    value: {
      act: conflict ? 'arrêté de déport désignant un suppléant' : null,
      mayGiveInstructions: !conflict,
    },
    calculation: conflict
      ? say(
          'Le maire se déporte par arrêté, désigne qui le supplée et ne lui donne aucune instruction.',
          'The mayor stands aside by order, names a substitute and gives that person no instruction.',
        )
      : say('Sans conflit, le maire reste compétent.', 'Without a conflict the mayor remains competent.'),
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
      ? say(
          'Le délégataire informe le maire par écrit ; un arrêté dit les questions dont il ne s’occupe plus.',
          'The delegate tells the mayor in writing; an order lists the matters left aside.',
        )
      : say('Sans conflit, la délégation continue.', 'Without a conflict the delegation goes on.'),
  }),
);
