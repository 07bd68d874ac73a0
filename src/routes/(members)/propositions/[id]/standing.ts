import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { dayInWords } from '#lib/ui/day.ts';
import { deadlineInWords } from '#lib/ui/deadline.ts';
import { listInWords, reasonInWords } from './labels.ts';
import type { ProposalView } from '#lib/server/application/proposals/proposal.ts';

/** Where it takes place and until when. */
const placeOf = ({ phase, setting, deferred }: ProposalView, now: string): string => {
  if (phase === 'draft') return m.proposal_standing_draft();
  if (!setting)
    return deferred
      ? m.proposal_standing_deferred({
          day: dayInWords(deferred.at),
          reason: reasonInWords(deferred.reason),
        })
      : m.proposal_standing_tabled();
  switch (setting.kind) {
    case 'meeting':
      return m.proposal_standing_meeting({
        label: setting.label,
        facilitator: setting.facilitator.name,
        present: String(setting.present.length),
      });
    case 'absentees':
      return m.proposal_standing_absentees({ when: deadlineInWords(setting.until, now) });
    case 'betweenMeetings':
      return setting.missed
        ? m.proposal_standing_missed()
        : m.proposal_standing_between({ when: deadlineInWords(setting.deadline, now) });
  }
};

/** Who is awaited: by name while they are few. */
const awaitedWords = ({ awaitedNow, phase }: ProposalView): string => {
  const names = awaitedNow.map(({ name }) => name);
  if (names.length === 0) return '';
  if (phase === 'integration') return m.proposal_standing_writing({ name: names[0] ?? '' });
  if (names.length > 5) return m.proposal_standing_awaited_many({ count: String(names.length) });
  return m.proposal_standing_awaited({ names: listInWords(names, getLocale()) });
};

/** Where the proposal stands, who is awaited and by when. */
export const standingInWords = (proposal: ProposalView, now: string): string =>
  [placeOf(proposal, now), awaitedWords(proposal)].filter((words) => words !== '').join(' ');
