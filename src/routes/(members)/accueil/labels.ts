import { m } from '#lib/paraglide/messages.js';
import { hourOf } from '#lib/ui/deadline.ts';
import type { AwaitedView } from '#lib/server/application/home/awaited.ts';
import type { NewsView } from '#lib/server/application/home/news.ts';

/** « Bonsoir Josiane. Trois choses vous attendent. » */
export const greeting = (name: string, count: number, now: string): string => {
  const hour = hourOf(now);
  const given = name.split(' ')[0] ?? name;
  const hello =
    hour >= 18 || hour < 4 ? m.home_good_evening({ name: given }) : m.home_good_morning({ name: given });
  const few = [m.home_nothing, m.home_one, m.home_two, m.home_three][count];
  return `${hello} ${few ? few() : m.home_many({ count: String(count) })}`;
};

const gestures: Record<AwaitedView['kind'], (facts: { title: string }) => string> = {
  position: m.home_do_position,
  question: m.home_do_question,
  judgement: m.home_do_judgement,
  integrate: m.home_do_integrate,
  ready: m.home_do_ready,
  absentee: m.home_do_absentee,
  review: m.home_do_review,
  charter: () => m.home_do_charter(),
  fallback: m.home_do_fallback,
  abandonment: m.home_do_abandonment,
  advice: m.home_do_advice,
  solicitation: m.home_do_solicitation,
  change: m.home_do_change,
};

/** The gesture that is awaited, in words. */
export const gesture = ({ kind, title }: AwaitedView): string => gestures[kind]({ title });

/** Where it is done. */
export const placeOf = ({ kind, id }: AwaitedView): string => {
  if (kind === 'advice') return `/avis#${id}`;
  if (kind === 'solicitation') return `/sollicitations/${id}`;
  if (kind === 'change') return `/administration/changements#c${id}`;
  return kind === 'charter' ? '/charte' : `/propositions/${id}`;
};

type Told = (facts: { actor: string; title: string }) => string;

const tellings: Record<string, Told> = {
  ProposalTabled: m.home_news_tabled,
  ConsultationOpened: m.home_news_opened,
  ProposalAmended: m.home_news_amended,
  ProposalAdopted: m.home_news_adopted,
  ProposalAbandoned: m.home_news_abandoned,
  ProposalWithdrawn: m.home_news_withdrawn,
  ProposalReferred: m.home_news_referred,
  SubjectRaised: m.home_news_raised,
  NatureContested: m.home_news_contested,
  CharterVersionEnacted: () => m.home_news_charter(),
  ActionOpened: m.home_news_action_opened,
  ActionBlocked: m.home_news_action_blocked,
  ActionRescheduled: m.home_news_action_rescheduled,
  ActionCompleted: m.home_news_action_completed,
  ActionDropped: m.home_news_action_dropped,
  ActionReopened: m.home_news_action_reopened,
  ActionAlerted: m.home_news_action_late,
};

/** What happened, in a sentence. */
export const telling = ({ type, title, actor }: NewsView): string =>
  tellings[type]?.({ actor: actor?.name ?? m.home_news_somebody(), title: title ?? '' }) ?? '';

/** The page of what happened, from its stream. */
export const pageOf = (stream: string): string => {
  const [noun, id = ''] = stream.split(':');
  if (noun === 'decision') return `/decisions/${id}#execution`;
  if (noun === 'proposal') return `/propositions/${id}`;
  return noun === 'subject' ? `/sujets/${id}` : '/charte';
};
