import type { Consequences } from '#lib/kernel/decider.ts';
import type { CaseCommand } from '../cases/index.ts';
import type { EnvelopeCommand } from '../powers/index.ts';
import { contestId } from '../subjects/index.ts';
import type { KnownSolicitation, SolicitationEvent } from './solicitations.ts';

type Asked = CaseCommand | EnvelopeCommand;

/**
 * What is decided in a role takes its amount from the role's envelope, and gives it back if the group undoes it.
 * What is contested comes before the group by right (I-1).
 */
export const consequences: Consequences<SolicitationEvent, KnownSolicitation, Asked> = {
  SolicitationContested: ({ contest: { person: by, text: reason } }, { id, title }) => {
    const contested = { kind: 'solicitation', solicitation: id } as const;
    return [{ type: 'OpenContest', case: contestId(id), contested, title, by, reason }];
  },
  DecidedInRole: (_event, { id: decision, role: holder, amountEuros: euros }) =>
    euros ? [{ type: 'CommitSpending', holder, decision, euros }] : [],
  SolicitationSettled: ({ settlement }, { id: decision, role: holder, amountEuros, status }) =>
    amountEuros && status === 'decided' && settlement !== 'upheld'
      ? [{ type: 'ReleaseSpending', holder, decision }]
      : [],
};
