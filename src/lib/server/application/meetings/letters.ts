import { isInFunction } from '#lib/governance/commune/index.ts';
import { civilDateOf, timeZone, type Instant } from '#lib/kernel/civil.ts';
import type { Letter } from '../../platform/mail/letter.ts';
import type { Transaction } from '../../platform/postgres/pool.ts';
import { decidedItems, loadProposals } from './items.ts';
import { loadDocument, loadOrganisation, type Organisation } from '../organisation/organisation.ts';
import { bodyName } from '../people/persons.ts';
import type { DecidedItemView } from './views.ts';
import type { Held, Over } from '#lib/governance/meetings/index.ts';

/*
 * The letter by which a record reaches the members: what was decided, until when the absent may answer, where
 * to read the rest. It holds no position (I-25): a letter is forwarded. French only, as the acts are.
 */

const dateOf = (instant: Instant): string =>
  new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone }).format(new Date(instant));
const timeOf = (instant: Instant): string =>
  new Intl.DateTimeFormat('fr-FR', { hour: 'numeric', minute: '2-digit', timeZone })
    .format(new Date(instant))
    .replace(':', ' h ');

const ends: Readonly<Record<string, string>> = {
  adopted: 'adopté',
  adoptedOnTrial: 'adopté à l’essai',
  adoptedByFallback: 'adopté par le vote de repli',
  abandoned: 'abandonné par consentement',
  rejectedByFallback: 'rejeté par le vote de repli',
  withdrawn: 'retiré par la personne qui le portait',
  referred: 'renvoyé',
};

const listed = (heading: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [[heading, ...lines.map((line) => `– ${line}`)].join('\n')];

const awaited = (decided: readonly DecidedItemView[]): DecidedItemView[] =>
  decided.filter(({ absenteesUntil }) => absenteesUntil !== null);

/** What the meeting came to, the same for everyone. */
const paragraphsOf = (state: Over, decided: readonly DecidedItemView[]): string[] => {
  const settled = decided.flatMap(({ result, title }) => {
    const end = ends[result];
    return end === undefined ? [] : [`${title} : ${end}.`];
  });
  const waiting = awaited(decided).map(
    ({ title, absenteesUntil }) =>
      `${title} : les absents ont jusqu’au ${dateOf(absenteesUntil ?? '')} à ${timeOf(absenteesUntil ?? '')}.`,
  );
  const back = state.items.filter(({ course }) => course.status === 'carriedOver').map(({ title }) => title);
  const nothing = settled.length + waiting.length === 0 ? ['Rien n’a été décidé.'] : [];
  return [
    ...nothing,
    ...listed('Décidé :', settled),
    ...listed('Adopté par les présents, en attente des absents :', waiting),
    ...listed('À reprendre :', back),
  ];
};

const wasThere = ({ attendance }: Held, person: string): boolean =>
  (attendance[person]?.spans.length ?? 0) > 0;

/** The absent are told that they are waited for, and what their silence means (I-11). */
const toAbsent = (decided: readonly DecidedItemView[]): string[] =>
  awaited(decided).length === 0
    ? []
    : [
        'Vous n’étiez pas à cette séance : vous pouvez encore consentir ou objecter. Si vous ne répondez pas, votre silence sera noté comme un silence.',
      ];

const afterOf = ({ record }: Over): string[] => [
  `Tout le monde pourra lire ce relevé au plus tard le ${dateOf(new Date(Date.parse(record.publishBy) - 1).toISOString())}, sans nom d’agent ni de personne privée.`,
  'Une erreur ? Dites-la au secrétariat de la séance : ce qui est corrigé reste visible.',
];

interface Addressee {
  email: string;
  votes: boolean;
  person: string;
}

/** Those who sit in the body today and have an address, once each. */
const addressees = (organisation: Organisation, { body }: Held, now: Instant): Addressee[] => {
  const { commune, bodies, names } = organisation;
  return (bodies.bodies[body]?.members ?? []).flatMap(({ person, capacity }) => {
    const email = names.get(person)?.email;
    const reached = email && isInFunction(commune, person, civilDateOf(now));
    return reached ? [{ email, person, votes: capacity === 'member' }] : [];
  });
};

/** The letters of the record that was just sent, one for each who sits in the body. */
export const recordLetters = async (
  transaction: Transaction,
  stream: string,
  origin: string,
): Promise<Letter[]> => {
  const found = await loadDocument<Held>(transaction, stream);
  if (!found || !('record' in found.state)) return [];
  const { state } = found;
  const organisation = await loadOrganisation(transaction);
  const decided = decidedItems(state, await loadProposals(transaction, state));
  const body = bodyName(organisation, state.body);
  const date = dateOf(state.startsAt);
  const paragraphs = paragraphsOf(state, decided);
  return addressees(organisation, state, state.record.sentAt ?? state.closedAt).map(
    ({ email, person, votes }) => ({
      to: email,
      subject: `${body} : le relevé du ${date}`,
      paragraphs: [
        'Bonjour,',
        `Voici ce qu’a donné la séance du ${date} (${body}).`,
        ...paragraphs,
        ...(votes && !wasThere(state, person) ? toAbsent(decided) : []),
      ],
      link: { label: 'Lire le relevé', url: `${origin}/seances/${state.id}` },
      after: afterOf(state),
    }),
  );
};
