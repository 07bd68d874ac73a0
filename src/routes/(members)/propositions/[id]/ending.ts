import { acting, gesture, reasoned } from './acting.ts';

/** Ways out of the procedure, each with its own consent: abandonment, fallback vote, withdrawal, referral. */
export const ending = {
  withdraw: reasoned('withdraw', 'WithdrawProposal'),
  refer: reasoned('refer', 'ReferProposal'),
  waiveAdvice: reasoned('waiveAdvice', 'WaiveAdvice'),
  proposeAbandonment: gesture('proposeAbandonment', 'ProposeAbandonment'),
  consentToAbandonment: gesture('consentToAbandonment', 'ConsentToAbandonment'),
  objectToAbandonment: gesture('objectToAbandonment', 'ObjectToAbandonment'),
  proposeFallback: gesture('proposeFallback', 'ProposeFallbackVote'),
  agreeToFallback: gesture('agreeToFallback', 'AgreeToFallbackVote'),
  objectToFallback: gesture('objectToFallback', 'ObjectToFallbackVote'),
  castBallot: acting('castBallot', ({ proposal, text }) => ({
    type: 'CastFallbackBallot',
    proposal,
    ballot: text('ballot'),
  })),
};
