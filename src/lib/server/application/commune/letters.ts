import { concernedBy, type Change, type CommuneState, type Recorded } from '#lib/governance/commune/index.ts';
import { timeZone } from '#lib/kernel/civil.ts';
import type { Letter } from '../../platform/mail/letter.ts';
import type { Transaction } from '../../platform/postgres/pool.ts';
import { loadDocument, loadOrganisation, type Organisation } from '../organisation/organisation.ts';
import { personView } from '../people/persons.ts';

/*
 * Whoever a change is about is told at once, at each address that it has to do with: the letter would come too late
 * once somebody else reads their letters. French only, as the acts are.
 */

const day = (date: string): string =>
  new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone }).format(new Date(`${date}T12:00:00Z`));

const functions: Readonly<Record<string, string>> = {
  mayor: 'maire',
  deputy: 'adjointe ou adjoint',
  delegateCouncillor: 'membre du conseil avec délégation',
  councillor: 'membre du conseil',
  generalSecretary: 'direction générale des services',
  agent: 'services de la commune',
  resident: 'habitante ou habitant',
};

const told = (recorded: Recorded): string => {
  switch (recorded.kind) {
    case 'departure':
      return `que vous quittez votre fonction le ${day(recorded.on)} (acte cité : « ${recorded.act} »).`;
    case 'function':
      return (
        `que votre fonction devient : ${functions[recorded.function] ?? recorded.function}` +
        `${recorded.majority ? ', dans la majorité' : ', hors de la majorité'} (acte cité : « ${recorded.act} »).`
      );
    case 'undoing':
      return `qu’un changement qui vous concerne était une erreur (« ${recorded.reason} »), et serait annulé.`;
    default:
      return 'que vos courriels partiront à une autre adresse, par laquelle on entrera en votre nom.';
  }
};

/** The addresses that each person of a change is known by: theirs, and the one written down. */
const addressesOf = async (
  transaction: Transaction,
  { names }: Organisation,
  { number, recorded }: Change,
): Promise<string[]> => {
  const known = recorded.kind === 'registration' ? recorded.addressed : concernedBy(recorded);
  const { rows } = await transaction.query<{ person: string; email: string | null }>({
    name: 'addresses-written',
    text: `select person_id as person, email from people_written where commune_id = $1 and change = $2`,
    values: [transaction.communeId, number],
  });
  const written = rows.filter(({ person }) => known.includes(person)).map(({ email }) => email);
  const present = known.map((person) => names.get(person)?.email);
  return [...new Set([...present, ...written])].filter((email) => typeof email === 'string');
};

/** To those whom a change that was just written down is about. */
export const changeLetters = async (
  transaction: Transaction,
  stream: string,
  origin: string,
  { change: number }: Readonly<Record<string, unknown>>,
): Promise<Letter[]> => {
  const state = (await loadDocument<CommuneState>(transaction, stream))?.state;
  const change = state?.status === 'founded' ? state.changes?.[Number(number)] : undefined;
  if (!change) return [];
  const organisation = await loadOrganisation(transaction);
  const { name } = personView(organisation, change.by);
  const addresses = await addressesOf(transaction, organisation, change);
  return addresses.map((to) => ({
    to,
    subject: 'Quelque chose de votre compte Collégiale va changer',
    paragraphs: [
      'Bonjour,',
      `${name} a écrit dans Collégiale ${told(change.recorded)}`,
      'Cela prendra effet si une seconde personne de la majorité le confirme. Si ce n’est pas vrai, dites-le tout de suite.',
    ],
    link: { label: 'Voir ce qui est écrit', url: `${origin}/administration/changements#c${change.number}` },
  }));
};
