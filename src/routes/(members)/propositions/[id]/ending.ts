import { acting } from '../../../acting.ts';

/** Ways out of the procedure, each with its own consent: abandonment, fallback vote, withdrawal, referral. */
export const ending = acting('proposal', {
  withdraw: 'WithdrawProposal',
  refer: 'ReferProposal',
  waiveAdvice: 'WaiveAdvice',
  proposeAbandonment: 'ProposeAbandonment',
  consentToAbandonment: 'ConsentToAbandonment',
  objectToAbandonment: 'ObjectToAbandonment',
  proposeFallback: 'ProposeFallbackVote',
  agreeToFallback: 'AgreeToFallbackVote',
  objectToFallback: 'ObjectToFallbackVote',
  castBallot: 'CastFallbackBallot',
});
