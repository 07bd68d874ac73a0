import type { ProposalView } from '#lib/server/application/proposals/proposal.ts';

type Change = Extract<ProposalView['effect'], { kind: 'organise' }>['changes'][number];

/** The changes that a form can describe, in the order in which they are offered. */
export const kinds = [
  'GrantMandate',
  'EndMandate',
  'AdmitMember',
  'RemoveMember',
  'DefineRole',
  'ChangeRole',
  'CreateBody',
  'ChangeBody',
  'DissolveBody',
] as const satisfies readonly Change['type'][];
export type Kind = (typeof kinds)[number];

export const kindOf = (asked: string | null): Kind | null => kinds.find((kind) => kind === asked) ?? null;
