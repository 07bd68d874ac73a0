import { bodyOf, majorityGroupOf, votersOf, type Body } from '#lib/governance/bodies/index.ts';
import { callsNeeded, parametersInForce, type EmergencyGround } from '#lib/governance/charter/index.ts';
import { mandatesOf } from '#lib/governance/mandates/index.ts';
import { callInUntil } from '#lib/governance/cases/index.ts';
import { civilDateOf, type Instant, type CivilDate } from '#lib/kernel/civil.ts';
import { someId } from '#lib/governance/fields.ts';
import { offer } from '../offer.ts';
import { subjectLine, type SubjectLineView } from '../subjects/backlog.ts';
import { bodyLink, type BodyLink } from '../people/persons.ts';
import { decided } from '../register/register.ts';
import { loadCases, type CaseLineView } from './views.ts';
import type { Organisation } from '../organisation/organisation.ts';
import type { ProposalLine } from '../proposals/listing.ts';
import type { SubjectLine } from '../subjects/stream.ts';
import type { MeetingState, ProposalResult } from '#lib/governance/meetings/index.ts';
import type { Transaction } from '#lib/server/platform/postgres/pool.ts';

/** A decision to carry out, and how far its actions are. */
export interface ToExecute {
  id: string;
  title: string;
  body: BodyLink;
  decidedAt: Instant;
  decidedOn: CivilDate;
  suspended: boolean;
  /** None at all: nobody was asked to do anything yet. */
  actions: number;
  done: number;
  late: number;
}

/** A decision of the bureau or of a circle that members may still call in. */
export interface Callable {
  id: string;
  title: string;
  body: BodyLink;
  decidedAt: Instant;
  decidedOn: CivilDate;
  /** Excluded; null while the record of its meeting is not published. */
  until: Instant | null;
  calls: number;
  needed: number;
  /** Whether the reader may. */
  offered: boolean;
}

/** A political subject of the bureau's backlog: it sends it to the group, and decides none (I-2). */
export interface ToRefer extends SubjectLineView {
  /** Whether the reader may send it. */
  offered: boolean;
}

/** What came out of the group's last meeting for those who execute. */
export interface LastMeeting {
  id: string;
  date: CivilDate;
  results: { proposal: string; title: string; result: ProposalResult }[];
}

/** What the reader may do here, as the rules would answer. */
export interface BureauActs {
  report: boolean;
  recordAct: boolean;
  /** By which title: null when they may not; a role's id, or 'mayor'. */
  invoke: 'mayor' | string | null;
  grounds: readonly EmergencyGround[];
}

/** The page of those who execute: what waits there, what they sent away, what came back, what is out of rule. */
export interface BureauView {
  bureau: BodyLink | null;
  /** Where political subjects go. */
  group: BodyLink | null;
  toRefer: ToRefer[];
  toDecide: SubjectLineView[];
  toExecute: ToExecute[];
  sent: CaseLineView[];
  received: CaseLineView[];
  callIns: CaseLineView[];
  emergencies: CaseLineView[];
  reports: CaseLineView[];
  arbitrations: CaseLineView[];
  contests: CaseLineView[];
  mayoralActs: CaseLineView[];
  callable: Callable[];
  lastMeeting: LastMeeting | null;
  acts: BureauActs;
}

const bureauOf = ({ bodies }: Organisation): Body | null =>
  Object.values(bodies.bodies).find(({ kind, dissolvedOn }) => kind === 'bureau' && dissolvedOn === null) ??
  null;

const subjectsOf = async (
  transaction: Transaction,
  organisation: Organisation,
  body: string,
): Promise<SubjectLineView[]> => {
  const { rows } = await transaction.query<{ listing: SubjectLine }>({
    name: 'bureau-subjects',
    text: `select listing from states
           where commune_id = $1 and noun = 'subject' and listing->>'body' = $2
             and listing->>'status' <> 'closed'
           order by sort_key limit 200`,
    values: [transaction.communeId, body],
  });
  return rows.map(({ listing }) => subjectLine(organisation, listing));
};

interface ExecutionRow {
  listing: ProposalLine;
  actions: number;
  done: number;
  late: number;
}

/** Decisions in force that something is left to do of, those without any action first. */
const executionOf = async (
  transaction: Transaction,
  organisation: Organisation,
  now: Instant,
): Promise<ToExecute[]> => {
  const { rows } = await transaction.query<ExecutionRow>({
    name: 'bureau-execution',
    text: `select d.listing, count(a.stream)::integer as actions,
                  count(a.stream) filter (where a.listing->>'status' = 'done')::integer as done,
                  count(a.stream) filter (where a.listing->>'status' <> 'done'
                                            and a.listing->>'due' < $2)::integer as late
           from states d
           left join states a on a.commune_id = $1 and a.noun = 'action'
             and a.listing->>'decision' = d.listing->>'id' and a.listing->>'status' <> 'dropped'
           where d.commune_id = $1 and d.noun = 'proposal' and d.public
             and d.listing->>'reviewOn' is not null
           group by d.stream, d.listing, d.sort_key
           having count(a.stream) = 0 or count(a.stream) filter (where a.listing->>'status' <> 'done') > 0
           order by count(a.stream) > 0, late desc, d.sort_key desc limit 100`,
    values: [transaction.communeId, civilDateOf(now)],
  });
  return rows.map(({ listing, actions, done, late }) => ({
    id: listing.id,
    title: listing.title,
    body: bodyLink(organisation, listing.body),
    ...decided(listing.decidedAt ?? ''),
    suspended: listing.suspended,
    actions,
    done,
    late,
  }));
};

const mayBeCalledIn = (organisation: Organisation, line: ProposalLine): boolean => {
  const kind = bodyOf(organisation.bodies, line.body)?.kind;
  return (kind === 'bureau' || kind === 'circle') && !line.suspended;
};

/** Decisions whose delay still runs; the charter's, counted from when people could know of them. */
const callableNow = async (
  transaction: Transaction,
  organisation: Organisation,
  callIns: readonly CaseLineView[],
  now: Instant,
): Promise<Omit<Callable, 'offered'>[]> => {
  const rules = parametersInForce(organisation.charter);
  if (rules === null) return [];
  const group = majorityGroupOf(organisation.bodies);
  const size = group ? votersOf(group, organisation.commune, civilDateOf(now)).length : 0;
  const needed = callsNeeded(rules, size);
  const { rows } = await transaction.query<{ listing: ProposalLine }>({
    name: 'bureau-callable',
    text: `select listing from states
           where commune_id = $1 and noun = 'proposal' and public and listing->>'reviewOn' is not null
           order by sort_key desc limit 200`,
    values: [transaction.communeId],
  });
  return rows.flatMap(({ listing }) => {
    const begun = callIns.find(({ id }) => id === listing.id);
    const until = callInUntil(listing.publishedAt, rules.callIn.days);
    const over = (until !== null && until <= now) || (begun !== undefined && begun.status !== 'gathering');
    if (!mayBeCalledIn(organisation, listing) || over) return [];
    const { id, title, body, decidedAt } = listing;
    const called = { calls: begun?.calls ?? 0, needed: begun?.needed ?? needed };
    const of = bodyLink(organisation, body);
    return [{ id, title, body: of, ...decided(decidedAt ?? ''), until, ...called }];
  });
};

const lastMeetingOf = async (transaction: Transaction, group: string): Promise<LastMeeting | null> => {
  const { rows } = await transaction.query<{ document: MeetingState }>({
    name: 'bureau-last-meeting',
    text: `select document from states
           where commune_id = $1 and noun = 'meeting' and listing->>'body' = $2
             and listing->>'status' in ('closed', 'recordPublished')
           order by sort_key desc limit 1`,
    values: [transaction.communeId, group],
  });
  const meeting = rows[0]?.document;
  if (!meeting || meeting.status === 'none') return null;
  const results = meeting.items.flatMap(({ title, results: all }) => {
    const last = all.at(-1);
    return last ? [{ proposal: last.proposal, title, result: last.result }] : [];
  });
  return { id: meeting.id, date: meeting.date, results };
};

const each = <Line extends { id: string }, T>(
  lines: readonly Line[],
  trial: (id: string) => T,
): Record<string, T> => Object.fromEntries(lines.map(({ id }) => [id, trial(id)]));

const offeredAmong = <Line extends { id: string }>(
  lines: readonly Line[],
  offered: Readonly<Record<string, boolean>>,
): (Line & { offered: boolean })[] => lines.map((line) => ({ ...line, offered: offered[line.id] ?? false }));

/** What the reader may do, on the whole and with each line. */
const offeredTo = async (
  drawn: Parameters<typeof offer>[0],
  group: Body | null,
  political: readonly SubjectLineView[],
  decisions: readonly Omit<Callable, 'offered'>[],
): Promise<Pick<BureauView, 'acts' | 'toRefer' | 'callable'>> => {
  const { organisation, viewer, now } = drawn;
  const { commune, bodies, mandates, charter } = organisation;
  const mine = mandatesOf(mandates, { commune, bodies }, viewer, civilDateOf(now)).map(({ role }) => role);
  const invoking = (role: string | null) => ({ type: 'InvokeEmergency', case: someId, role }) as const;
  const { asMayor, inRole, refer, callIn, ...acts } = await offer(drawn, {
    refer: each(
      political,
      (subject) => group && ({ type: 'ReferSubject', case: someId, subject, to: group.id } as const),
    ),
    callIn: each(decisions, (decision) => ({ type: 'CallInDecision', case: decision }) as const),
    report: { type: 'ReportOffCircuit', case: someId },
    recordAct: { type: 'RecordMayoralAct', case: someId, basis: { article: 'L2122-22', number: 1 } },
    asMayor: invoking(null),
    inRole: Object.fromEntries(mine.map((role) => [role, invoking(role)])),
  });
  return {
    toRefer: offeredAmong(political, refer),
    callable: offeredAmong(decisions, callIn),
    acts: {
      ...acts,
      invoke: asMayor ? 'mayor' : (mine.find((role) => inRole[role]) ?? null),
      grounds: parametersInForce(charter)?.emergency.grounds ?? [],
    },
  };
};

/** Who may read the backlog may read it: elected members and staff. */
export const bureauView = async (
  transaction: Transaction,
  organisation: Organisation,
  viewer: string,
  now: Instant,
): Promise<BureauView> => {
  const bureau = bureauOf(organisation);
  const group = majorityGroupOf(organisation.bodies);
  const cases = await loadCases(transaction, organisation, { kind: null, open: false, body: null });
  const of = (kind: CaseLineView['kind']): CaseLineView[] => cases.filter((line) => line.kind === kind);
  const referrals = of('referral');
  const waiting = bureau ? await subjectsOf(transaction, organisation, bureau.id) : [];
  const political = waiting.filter(({ nature }) => nature === 'political');
  const callable = await callableNow(transaction, organisation, of('callIn'), now);
  const drawn = { transaction, organisation, viewer, now };
  return {
    bureau: bureau ? { id: bureau.id, name: bureau.name } : null,
    group: group ? { id: group.id, name: group.name } : null,
    toDecide: waiting.filter(({ nature }) => nature === 'executive'),
    toExecute: await executionOf(transaction, organisation, now),
    sent: referrals.filter(({ from }) => from?.id === bureau?.id),
    received: referrals.filter(({ to }) => to.id === bureau?.id),
    callIns: of('callIn'),
    emergencies: of('emergency'),
    reports: of('report'),
    arbitrations: of('arbitration'),
    contests: of('contest'),
    mayoralActs: of('act'),
    lastMeeting: group ? await lastMeetingOf(transaction, group.id) : null,
    ...(await offeredTo(drawn, group, political, callable)),
  };
};
