import { isInFunction } from '#lib/governance/commune/index.ts';
import { addDays, civilDateOf, timeZone, type CivilDate, type Instant } from '#lib/kernel/civil.ts';
import type { Body } from '#lib/governance/bodies/index.ts';
import type { RoadmapState } from '#lib/governance/roadmap/index.ts';
import type { Letter } from '../../platform/mail/letter.ts';
import type { Transaction } from '../../platform/postgres/pool.ts';
import { everyAction, loadActions, type ActionLineView } from '../actions/actions.ts';
import { loadDocument, loadOrganisation, type Organisation } from '../organisation/organisation.ts';

/*
 * The bureau's week: what is late, what is due, what is blocked, what waits in its backlog. It names no owner:
 * a letter is forwarded, and being late is nobody's public business (I-25). French only, as the acts are.
 */

const dayIn = (date: CivilDate): string =>
  new Intl.DateTimeFormat('fr-FR', { day: 'numeric', month: 'long', timeZone }).format(
    new Date(`${date}T12:00:00Z`),
  );

const listed = (heading: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [[heading, ...lines.map((line) => `– ${line}`)].join('\n')];

const told = ({ title, due, decision }: ActionLineView): string =>
  `${title}, pour le ${dayIn(due)} (${decision.title})`;

/** The subjects that wait in the bureau's backlog: to be dealt with there, or sent to the group. */
const waitingIn = async (transaction: Transaction, bureau: Body): Promise<string[]> => {
  const { rows } = await transaction.query<{ title: string; nature: string }>({
    text: `select listing->>'title' as title, nature from states
           where commune_id = $1 and noun = 'subject' and listing is not null and body = $2 and status = 'raised'
           order by sort_key limit 20`,
    values: [transaction.communeId, bureau.id],
  });
  return rows.map(({ title, nature }) =>
    nature === 'political' ? `${title} (politique : à renvoyer au groupe majoritaire)` : title,
  );
};

const paragraphsOf = (
  lines: readonly ActionLineView[],
  waiting: readonly string[],
  today: CivilDate,
): string[] => {
  const thisWeek = lines.filter(({ due }) => due >= today && due < addDays(today, 7));
  return [
    ...listed('En retard :', lines.filter(({ overdue }) => overdue).map(told)),
    ...listed('À finir cette semaine :', thisWeek.map(told)),
    ...listed('Bloquées :', lines.filter(({ blocked }) => blocked).map(told)),
    ...listed('À confier à quelqu’un d’autre :', lines.filter(({ toReassign }) => toReassign).map(told)),
    ...listed('Dans le panier du bureau :', waiting),
  ];
};

const addressees = ({ commune, names }: Organisation, { members }: Body, now: Instant): string[] =>
  members.flatMap(({ person }) => {
    const email = names.get(person)?.email;
    return email && isInFunction(commune, person, civilDateOf(now)) ? [email] : [];
  });

/** The letters of the digest that was just sent, one for each who sits in the bureau; none when all is calm. */
export const digestLetters = async (
  transaction: Transaction,
  stream: string,
  origin: string,
): Promise<Letter[]> => {
  const state = (await loadDocument<RoadmapState>(transaction, stream))?.state;
  if (state?.status !== 'expected' || state.sentAt === null) return [];
  const organisation = await loadOrganisation(transaction);
  const bureau = Object.values(organisation.bodies.bodies).find(
    ({ kind, dissolvedOn }) => kind === 'bureau' && dissolvedOn === null,
  );
  if (!bureau) return [];
  const today = civilDateOf(state.sentAt);
  const asked = { ...everyAction, state: 'live' as const };
  const { lines } = await loadActions(transaction, organisation, asked, state.sentAt);
  const paragraphs = paragraphsOf(lines, await waitingIn(transaction, bureau), today);
  if (paragraphs.length === 0) return [];
  return addressees(organisation, bureau, state.sentAt).map((to) => ({
    to,
    subject: `${bureau.name} : ce qui reste à faire, semaine du ${dayIn(today)}`,
    paragraphs: ['Bonjour,', 'Voici où en est l’exécution de ce qui a été décidé.', ...paragraphs],
    link: { label: 'Ouvrir les actions', url: `${origin}/actions` },
    after: [`Ce point part chaque lundi aux membres de l’instance « ${bureau.name} ».`],
  }));
};
