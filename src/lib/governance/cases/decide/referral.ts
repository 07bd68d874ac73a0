import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import { bodyOf, isLive as lives, type Body } from '../../bodies/index.ts';
import { sender, systemOnly, todayOf } from '../who.ts';
import { checkReason } from './limits.ts';
import { outcome, taken, type Decide } from './types.ts';
import type { OpenSubject } from '../../subjects/index.ts';
import type { CaseContext, CaseRefusal } from '../case.ts';

/** A body that can decide the subject: never the bureau for what is political (I-2). */
const destination = (to: string, subject: OpenSubject, context: CaseContext): Result<Body, CaseRefusal> => {
  const body = bodyOf(context.bodies, to);
  if (body === null) return refuse({ code: 'body-unknown', body: to });
  if (!lives(body, todayOf(context))) return refuse({ code: 'body-ended', body: to });
  if (body.kind === 'bureau')
    return subject.nature === 'political' ? refuse({ code: 'political-not-for-bureau' }) : ok(body);
  return body.kind === 'majorityGroup' || body.kind === 'circle'
    ? ok(body)
    : refuse({ code: 'body-decides-nothing', body: to });
};

/**
 * What came by right leaves again once it was heard: nobody takes it from the meeting before. So it is of what
 * stands on an agenda of the majority group, where there is nobody above to send it to (I-8).
 */
const checkHeard = (subject: OpenSubject, { bodies }: CaseContext): CaseRefusal | null => {
  const { byRight, passages, body, meeting } = subject;
  if (meeting !== null && bodyOf(bodies, body)?.kind === 'majorityGroup')
    return { code: 'not-heard-yet', body };
  if (byRight === null) return null;
  const heard = passages.some(({ end, at }) => end === 'dealtWith' && at >= byRight.since);
  return byRight.right === 'referral' && heard ? null : { code: 'not-heard-yet', body };
};

/** One gesture of whoever sits there: the subject goes to the body that may decide it, with its reason. */
export const refer: Decide<'ReferSubject'> = (state, command, context) => {
  const { subject } = context;
  const { to, case: id, meeting } = command;
  const exists = taken(state);
  if (exists) return refuse(exists);
  if (subject.status === 'none') return refuse({ code: 'subject-unknown' });
  if (subject.status === 'closed') return refuse({ code: 'subject-closed' });
  const by = sender(subject.body, context);
  if (!by.ok) return by;
  if (subject.status === 'onAgenda') return refuse({ code: 'subject-has-proposal' });
  if (subject.body === to) return refuse({ code: 'already-there', body: to });
  const target = destination(to, subject, context);
  if (!target.ok) return target;
  const reason = command.reason.trim();
  return outcome(checkReason(reason) ?? checkHeard(subject, context), {
    type: 'ReferralMade',
    id,
    subject: subject.id,
    from: subject.body,
    to,
    reason,
    by: by.value,
    turn: subject.homes.filter((home) => home === to).length + 1,
    meeting,
    sentOnFrom: subject.byRight?.case ?? null,
    at: context.now,
  });
};

/** A text that its body may not adopt was referred: its subject has moved already, and is heard by right. */
export const followReferral: Decide<'FollowReferral'> = (state, command, context) => {
  const refused = systemOnly(context);
  if (refused) return refuse(refused);
  const { subject } = context;
  if (state.kind !== 'none' || subject.status === 'none' || subject.status === 'closed') return ok([]);
  const { case: id, from, to, reason } = command;
  return ok([
    {
      type: 'ReferralMade',
      id,
      subject: subject.id,
      from,
      to,
      reason,
      by: null,
      turn: subject.homes.filter((home) => home === to).length,
      meeting: null,
      sentOnFrom: subject.byRight?.case ?? null,
      at: context.now,
    },
  ]);
};

/** The body that heard it sends it to another one: its own part is over. */
export const sendOn: Decide<'SendCaseOn'> = (state, { to }, context) => {
  const refused = systemOnly(context);
  if (refused) return refuse(refused);
  return ok(
    state.kind === 'referral' && state.end === null ? [{ type: 'CaseSentOn', to, at: context.now }] : [],
  );
};
