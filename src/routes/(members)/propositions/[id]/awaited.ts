import { m } from '#lib/paraglide/messages.js';
import { phaseInWords } from './labels.ts';
import type { ProposalView } from '#lib/server/application/proposals/proposal.ts';

/** One gesture awaited of the viewer, and where on the page it is made. */
export interface Awaited {
  href: string;
  label: string;
}

const positionAwaited = ({ acts, mine, versions, objections, phase }: ProposalView): Awaited[] => {
  if (!acts.takePosition || mine !== null) return [];
  const version = String(versions.length);
  if (phase === 'absentees') return [{ href: '#position', label: m.proposal_await_absentee({ version }) }];
  const answersMine = objections.some((objection) => objection.mine && objection.status === 'integrated');
  return [
    {
      href: '#position',
      label: answersMine
        ? m.proposal_await_answer_to_mine({ version })
        : m.proposal_await_position({ version }),
    },
  ];
};

const sponsorAwaited = ({ acts, phase, questions }: ProposalView): Awaited[] => {
  const open = questions.filter(({ answer }) => answer === null).length;
  return [
    ...(acts.table ? [{ href: '#brouillon', label: m.proposal_await_table() }] : []),
    ...(acts.openBetweenMeetings ? [{ href: '#ouvrir', label: m.proposal_await_open() }] : []),
    ...(acts.amend && phase === 'integration'
      ? [{ href: '#version', label: m.proposal_await_integrate() }]
      : []),
    ...(acts.answer && open > 0
      ? [
          {
            href: '#echanges',
            label:
              open === 1 ? m.proposal_await_question() : m.proposal_await_questions({ count: String(open) }),
          },
        ]
      : []),
  ];
};

const collectiveAwaited = ({ acts, objections }: ProposalView): Awaited[] => [
  ...objections
    .filter(({ acts: { judge } }) => judge)
    .map(({ id, author }) => ({
      href: `#objection-${id}`,
      label: m.proposal_await_judgement({ author: author.name }),
    })),
  ...(acts.fallback === 'answer' || acts.fallback === 'vote'
    ? [
        {
          href: '#repli',
          label: acts.fallback === 'vote' ? m.proposal_await_ballot() : m.proposal_await_fallback(),
        },
      ]
    : []),
  ...(acts.abandon === 'answer' ? [{ href: '#abandon', label: m.proposal_await_abandonment() }] : []),
];

const facilitatorAwaited = ({ acts, awaited, answered, objections }: ProposalView): Awaited[] => {
  if (acts.movePhase && !acts.closeRound)
    return [{ href: '#conduite', label: m.proposal_await_lead({ phase: phaseInWords(acts.movePhase) }) }];
  if (!acts.closeRound || awaited > 0 || answered === 0) return [];
  const open = objections.some(({ status }) => status === 'open' || status === 'underTest');
  return [
    { href: '#conduite', label: open ? m.proposal_await_to_integration() : m.proposal_await_close_round() },
  ];
};

/** What is awaited of the viewer now, the most pressing first. */
export const awaitedOf = (proposal: ProposalView): Awaited[] => [
  ...positionAwaited(proposal),
  ...collectiveAwaited(proposal),
  ...sponsorAwaited(proposal),
  ...facilitatorAwaited(proposal),
  ...(proposal.acts.ready ? [{ href: '#echanges', label: m.proposal_await_ready() }] : []),
];
