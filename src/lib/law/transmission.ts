/** What goes to the prefect, by when, under which number, and until when the prefect may bring it before the judge. */
import { addDays } from '#lib/kernel/civil.ts';
import { twoClearMonths } from './acts.ts';
import { date, oneOf, optional, text } from './facts.ts';
import { rule } from './rule.ts';
import { say, sentences, type Sentence } from './said.ts';

interface Kind {
  readonly transmitted: boolean;
  readonly individual?: boolean;
  readonly because: Sentence;
}
const kinds = {
  deliberation: {
    transmitted: true,
    because: say('Délibération du conseil (I, 1°).', 'Deliberation of the council (I, 1°).'),
  },
  deliberationVoirie: {
    transmitted: false,
    because: say(
      'Tarifs de voirie et de stationnement, classement, alignement : exceptés (I, 1° a).',
      'Road and parking charges, classification, alignment: excepted (I, 1° a).',
    ),
  },
  deliberationPersonnel: {
    transmitted: false,
    because: say(
      'Taux de promotion, affiliation aux centres de gestion : exceptés (I, 1° b).',
      'Promotion rates, membership of management centres: excepted (I, 1° b).',
    ),
  },
  decisionDeleguee: {
    transmitted: true,
    because: say(
      'Décision prise par délégation (L2122-22) (I, 1°).',
      'Decision under delegation (L2122-22) (I, 1°).',
    ),
  },
  police: {
    transmitted: true,
    because: say(
      'Police du maire, hors circulation (I, 2°).',
      'The mayor’s police powers, traffic apart (I, 2°).',
    ),
  },
  policeCirculation: {
    transmitted: false,
    because: say(
      'Circulation et stationnement : exceptés (I, 2°).',
      'Traffic and parking: excepted (I, 2°).',
    ),
  },
  reglementaire: {
    transmitted: true,
    because: say('Acte réglementaire (I, 3°).', 'Act of general application (I, 3°).'),
  },
  contratAuSeuil: {
    transmitted: true,
    because: say(
      'Emprunt, marché au moins au seuil du décret, concession (I, 4°).',
      'Loan, contract at or above the decree’s threshold, concession (I, 4°).',
    ),
  },
  contratSousSeuil: {
    transmitted: false,
    because: say('Marché sous le seuil du décret (I, 4°).', 'Contract below the decree’s threshold (I, 4°).'),
  },
  personnel: {
    transmitted: true,
    individual: true,
    because: say(
      'Nomination, recrutement ou licenciement d’un agent non titulaire (I, 5°).',
      'Appointment, hiring or dismissal of contract staff (I, 5°).',
    ),
  },
  urbanisme: {
    transmitted: true,
    individual: true,
    because: say(
      'Permis de construire et autres autorisations d’utilisation du sol (I, 6°).',
      'Building permits and other land-use authorisations (I, 6°).',
    ),
  },
  autre: {
    transmitted: false,
    because: say(
      'Hors de la liste : exécutoire une fois publié ou notifié ; le préfet peut le demander (L2131-3).',
      'Outside the list: executory once published or notified; the prefect may ask for it (L2131-3).',
    ),
  },
} as const satisfies Record<string, Kind>;

/**
 * Whether an act goes to the prefect, and by when: fifteen days from its signature for an individual decision; no
 * other act has a delay, but it does not bind before. Article L2131-2 as of ordonnance 2021-1310.
 */
export const transmission = rule(
  {
    kind: oneOf(...(Object.keys(kinds) as (keyof typeof kinds)[])),
    signedOn: optional(date),
  },
  [
    {
      from: '2022-07-01',
      to: null,
      article: 'L2131-1 ; L2131-2 (ordonnance 2021-1310)',
      individualDays: 15,
    },
  ],
  ({ kind, signedOn }, row) => {
    const { transmitted, because, individual = false }: Kind = kinds[kind];
    const deadline = individual && signedOn !== undefined ? addDays(signedOn, row.individualDays) : null;
    return {
      value: { mustTransmit: transmitted, deadline },
      calculation: sentences(
        because,
        transmitted &&
          (individual
            ? say(
                `Décision individuelle : quinze jours depuis sa signature${deadline === null ? '.' : `, le ${deadline} au plus tard.`}`,
                `Individual decision: fifteen days from its signature${deadline === null ? '.' : `, on ${deadline} at the latest.`}`,
              )
            : say(
                'Sans délai propre, mais l’acte ne lie pas avant.',
                'No delay of its own, but the act does not bind before.',
              )),
      ),
      doubt: transmitted
        ? null
        : say(
            'Résumé de la liste : en cas d’hésitation, lire L2131-2 ou demander à la préfecture.',
            'A summary of the list: when in doubt, read L2131-2 or ask the prefecture.',
          ),
    };
  },
);

/** The number of an act in the transmission: 15 characters at most, capitals, digits, no final underscore. */
export const actNumber = rule(
  { number: text },
  [
    {
      from: '2005-11-03',
      to: null,
      article: 'Cahier des charges ACTES ; S2LOW',
      pattern: /^([A-Z0-9][A-Z0-9_]{0,13})?[A-Z0-9]$/,
    },
  ],
  ({ number }, row) => {
    const valid = row.pattern.test(number);
    return {
      value: { valid },
      calculation: say(
        `« ${number} » : ${valid ? 'numéro recevable' : 'il faut 1 à 15 capitales, chiffres ou tirets bas, sans tiret bas au début ni à la fin'}. Unique par collectivité.`,
        `“${number}”: ${valid ? 'acceptable' : '1 to 15 capitals, digits or underscores, none at either end'}. Unique in the collectivity.`,
      ),
    };
  },
);

/** The last day on which the prefect may bring an act before the judge: two months from its reception. L2131-6. */
export const prefectReferral = rule(
  { receivedOn: date, departement: optional(text) },
  [
    {
      from: '1996-04-09',
      to: null,
      article: 'L2131-6',
      doubt: say(
        'Une demande de pièces du préfet dans ce délai en fait courir un nouveau.',
        'A request for documents by the prefect within that time starts a new one.',
      ),
    },
  ],
  ({ receivedOn, departement }) => {
    const { lastDay, calculation } = twoClearMonths(receivedOn, departement);
    return { value: { lastDay }, calculation };
  },
);
