import { isElected, isInFunction, isStaff } from '#lib/governance/commune/index.ts';
import { mandatesOf } from '#lib/governance/mandates/index.ts';
import type { KnownSolicitation } from '#lib/governance/solicitations/index.ts';
import { addDays, civilDateOf, type Instant, type CivilDate } from '#lib/kernel/civil.ts';
import { isUuid, type Transaction } from '#lib/server/platform/postgres/pool.ts';
import type { SolicitationLine } from './stream.ts';
import { offer } from '../offer.ts';
import { loadContest, type ContestView } from '../cases/at-stake.ts';
import { loadDocument, type Organisation } from '../organisation/organisation.ts';
import { personView, type PersonView } from '../people/persons.ts';

export interface SolicitationLineView extends Omit<SolicitationLine, 'by' | 'role' | 'awaited'> {
  by: PersonView;
  role: string;
  /** The viewer's answer is awaited. */
  awaitsMe: boolean;
}

const roleTitle = ({ mandates }: Organisation, role: string): string => mandates.roles[role]?.title ?? '';

/** Solicitations of advice, those that await the viewer first, then the latest. */
export const solicitations = async (
  transaction: Transaction,
  organisation: Organisation,
  viewer: string,
): Promise<SolicitationLineView[]> => {
  const { rows } = await transaction.query<{ listing: SolicitationLine }>({
    name: 'solicitations',
    text: `select listing from states where commune_id = $1 and noun = 'solicitation' and listing is not null
           order by sort_key desc limit 200`,
    values: [transaction.communeId],
  });
  return rows
    .map(({ listing: { by, role, awaited, ...line } }) => ({
      ...line,
      by: personView(organisation, by),
      role: roleTitle(organisation, role),
      awaitsMe: awaited.includes(viewer),
    }))
    .toSorted((a, b) => Number(b.awaitsMe) - Number(a.awaitsMe));
};

/** What a solicitation is written with: the viewer's own roles, and whom to ask. */
export interface SolicitationChoices {
  roles: { id: string; title: string; perimeter: string }[];
  people: PersonView[];
  today: CivilDate;
  until: CivilDate;
}

export const solicitationChoices = (
  organisation: Organisation,
  viewer: string,
  now: Instant,
): SolicitationChoices => {
  const { commune, mandates } = organisation;
  const today = civilDateOf(now);
  const roles = mandatesOf(mandates, organisation, viewer, today).flatMap(({ role }) => {
    const held = mandates.roles[role];
    return held?.perimeter ? [{ id: held.id, title: held.title, perimeter: held.perimeter }] : [];
  });
  const members = commune.status === 'none' ? {} : commune.members;
  const people = Object.entries(members)
    .filter(([id, member]) => {
      const works = isElected(member.function) || isStaff(member.function);
      return works && id !== viewer && isInFunction(commune, id, today);
    })
    .map(([id]) => personView(organisation, id))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'fr'));
  return { roles, people, today, until: addDays(today, 7) };
};

/** One solicitation, with the advice given and what the viewer may do now. */
export interface SolicitationView {
  id: string;
  /** Of the stream, for `If-Match`. */
  version: number;
  title: string;
  text: string;
  role: string;
  perimeter: string;
  by: PersonView;
  until: CivilDate;
  amountEuros: number | null;
  status: KnownSolicitation['status'];
  nature: KnownSolicitation['nature'];
  contested: boolean;
  /** What the group made of the contest; null while it has not answered. */
  settled: SolicitationLine['settled'];
  answers: { person: PersonView; text: string; at: Instant }[];
  awaited: PersonView[];
  contests: { person: PersonView; text: string; at: Instant }[];
  decision: { text: string; at: Instant } | null;
  reason: string | null;
  /** What the group does with the contest, which it hears by right; null when nobody contested. */
  contest: ContestView | null;
  /** The viewer decides later: once everyone has answered or the day has passed. */
  waits: boolean;
  acts: { answer: boolean; decide: boolean; drop: boolean; contest: boolean };
}

export const loadSolicitation = async (
  transaction: Transaction,
  organisation: Organisation,
  id: string,
  viewer: string,
  now: Instant,
): Promise<SolicitationView | undefined> => {
  const found = isUuid(id)
    ? await loadDocument<KnownSolicitation>(transaction, `solicitation:${id}`)
    : undefined;
  if (!found) return undefined;
  const { state, version } = found;
  const by = (person: string) => personView(organisation, person);
  const said = (given: { person: string; text: string; at: Instant }) => ({
    ...given,
    person: by(given.person),
  });
  const asking = state.status === 'asking';
  const awaited = asking
    ? state.asked.filter((one) => !state.answers.some(({ person }) => person === one))
    : [];
  const acts = await offer(
    { transaction, organisation, viewer, now },
    {
      answer: { type: 'AnswerSolicitation', solicitation: state.id },
      decide: { type: 'DecideInRole', solicitation: state.id },
      drop: { type: 'DropSolicitation', solicitation: state.id },
      contest: { type: 'ContestSolicitation', solicitation: state.id },
    },
  );
  return {
    id: state.id,
    version,
    title: state.title,
    text: state.text,
    role: roleTitle(organisation, state.role),
    perimeter: organisation.mandates.roles[state.role]?.perimeter ?? '',
    by: by(state.by),
    until: state.until,
    amountEuros: state.amountEuros,
    status: state.status,
    nature: state.nature,
    contested: state.contests.length > 0,
    settled: state.settled?.settlement ?? null,
    answers: state.answers.map(said),
    awaited: awaited.map(by),
    contests: state.contests.map(said),
    decision: state.status === 'decided' ? { text: state.decision, at: state.decidedAt } : null,
    reason: state.status === 'dropped' ? state.reason : null,
    contest: state.contests.length > 0 ? await loadContest(transaction, state.id) : null,
    waits: asking && state.by === viewer && awaited.length > 0 && !acts.decide,
    acts,
  };
};
