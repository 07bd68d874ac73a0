import { votersOf } from '#lib/governance/bodies/index.ts';
import { holdersOf } from '#lib/governance/mandates/index.ts';
import {
  facilitationRota,
  holderNow,
  presentVoters,
  quorumOf,
  waitingItems,
} from '#lib/governance/meetings/index.ts';
import { civilDateOf } from '#lib/kernel/civil.ts';
import { personView, type PersonView } from '../people/persons.ts';
import type {
  AttendanceView,
  MotionView,
  ObjectedView,
  PollView,
  EveningRoleView,
  RotaView,
  SpeechView,
} from './views.ts';
import type { Reading } from './reading.ts';
import type { Organisation } from '../organisation/organisation.ts';
import type { Gathered, Held, Matter, Over, Poll, Seated } from '#lib/governance/meetings/index.ts';
import type { Instant } from '#lib/kernel/civil.ts';

const roles = ['facilitator', 'secretary', 'timekeeper'] as const;

const by = ({ organisation }: Reading, person: string): PersonView => personView(organisation, person);

export const roleViews = (read: Reading): EveningRoleView[] =>
  roles.map((role) => {
    const { state, context, organisation } = read;
    const over = isOver(state);
    const person = over ? (state.roles[role]?.person ?? null) : holderNow(state, role, context);
    const kind = { body: state.body, kind: role };
    // Whom it could go to is asked while it can.
    const today = civilDateOf(read.now);
    const mandated = over ? [] : holdersOf(organisation.mandates, organisation, kind, today);
    return {
      role,
      person: person === null ? null : by(read, person),
      basis: person === null ? null : (state.roles[role]?.basis ?? null),
      mandated: mandated.map((holder) => by(read, holder)),
    };
  });

/** The rota proposed for a meeting still to come, from who facilitated the last ones of the same body. */
export const rotaViews = (read: Reading, past: readonly (string | null)[]): RotaView[] => {
  const { state, context, organisation } = read;
  if (state.status !== 'agendaOpen' && state.status !== 'agendaClosed') return [];
  const kind = { body: state.body, kind: 'facilitator' } as const;
  const able = holdersOf(organisation.mandates, organisation, kind, state.date);
  return facilitationRota(past, able, context.charter.parameters.facilitation).map(
    ({ person, ...place }) => ({
      person: by(read, person),
      ...place,
    }),
  );
};

const isOver = (state: Held): state is Over => 'closedAt' in state;

/**
 * Who sits in the body, in its order; of a meeting that is over, who sat there that evening, whoever left or
 * came since (I-28). Of one that was over before it was kept, who is known to have been in function that day.
 */
export const seatsOf = (organisation: Organisation, state: Held, now: Instant): readonly Seated[] => {
  if (isOver(state) && state.members !== null) return state.members;
  const body = organisation.bodies.bodies[state.body];
  if (!body) return [];
  const day = isOver(state) ? state.date : civilDateOf(now);
  const voters = votersOf(body, organisation.commune, day);
  return body.members.map(({ person }) => ({ person, votes: voters.includes(person) }));
};

/** Everyone who sits in the body, in its order, then guests. */
export const attendanceViews = (read: Reading): AttendanceView[] => {
  const { state, organisation, now } = read;
  const seats = seatsOf(organisation, state, now);
  const guests = Object.keys(state.attendance)
    .filter((person) => !seats.some((seat) => seat.person === person))
    .map((person) => ({ person, votes: false }));
  return [...seats, ...guests].map(({ person, votes }) => {
    const noted = state.attendance[person];
    return {
      person: by(read, person),
      votes,
      now: noted?.now ?? null,
      late: noted?.late ?? false,
      spans: noted?.spans ?? [],
    };
  });
};

/** As it stands while people gather; of a meeting that is over, as it was noted at the opening (I-28). */
export const quorumView = ({ state, context }: Reading): { needed: number; present: number } =>
  isOver(state)
    ? state.quorum
    : { needed: quorumOf(state, context), present: presentVoters(state, context).length };

const facts = (matter: Matter, read: Reading) => {
  const named = (id: string) => ({ id, title: read.state.items.find((item) => item.id === id)?.title ?? '' });
  const item =
    matter.kind === 'addItem'
      ? { id: matter.item.id, title: matter.item.title }
      : 'item' in matter
        ? named(matter.item)
        : null;
  return {
    item,
    order:
      matter.kind === 'order'
        ? matter.order.map(named)
        : matter.kind === 'agenda'
          ? waitingItems(read.state).map(({ id, title }) => ({ id, title }))
          : [],
    role: matter.kind === 'designation' ? matter.role : null,
    person: matter.kind === 'designation' ? by(read, matter.person) : null,
    minutes: 'minutes' in matter ? matter.minutes : null,
  };
};

/** What is put to consent, and who is still awaited: the members of the body see it, nobody else. */
export const motionView = (evening: Gathered | Over, read: Reading): MotionView | null => {
  const { motion } = evening;
  if (motion === null) return null;
  const awaited = presentVoters(read.state, read.context).filter(
    (person) => !motion.consents.includes(person),
  );
  return {
    id: motion.id,
    kind: motion.matter.kind,
    by: by(read, motion.by),
    ...facts(motion.matter, read),
    consents: motion.consents.length,
    awaited: awaited.map((person) => by(read, person)),
    mine: motion.consents.includes(read.viewer),
  };
};

/** What was objected to, with its reason: the members of the body read it with its author's name. */
export const objectedViews = ({ objected }: Gathered | Over, read: Reading): ObjectedView[] =>
  objected.map(({ matter, by: author, reason, at }) => {
    const { item, role, person, minutes } = facts(matter, read);
    return { kind: matter.kind, item, role, person, minutes, by: by(read, author), reason, at };
  });

/** Of the answers only their sum is known, and only once it is shown. */
export const pollView = (poll: Poll, { state, viewer }: Reading): PollView => {
  const here = Object.values(state.attendance).filter(
    ({ now }) => now === 'present' || now === 'remote',
  ).length;
  return {
    answered: poll.answered.length,
    expected: Math.max(here, poll.answered.length),
    mine: poll.answered.includes(viewer),
    counts: poll.counts,
  };
};

export const speechView = (evening: Gathered | Over, read: Reading): SpeechView => {
  const people = (ids: readonly string[]) => ids.map((person) => by(read, person));
  const { floor, round, hands, speaking } = evening;
  const spoken = Object.values(speaking);
  const attended = Object.values(evening.attendance).filter(({ spans }) => spans.length > 0).length;
  return {
    floor: floor && { person: by(read, floor.person), since: floor.since },
    round: round && {
      id: round.id,
      waiting: people(round.waiting),
      heard: people(round.heard),
      passed: people(round.passed),
    },
    hands: people(hands),
    seconds: spoken.reduce((sum, seconds) => sum + seconds, 0),
    speakers: spoken.length,
    silent: Math.max(0, attended - spoken.length),
  };
};
