import { fieldNumber } from '../../../form.ts';
import { acting, reasoned } from './acting.ts';

/** A position as it was stated; an objection gets the key of its form as its identity. */
const stated = (text: (name: string) => string) => {
  const kind = text('position');
  if (kind === 'concern') return { kind, text: text('concern') };
  if (kind === 'objection')
    return { kind, objection: text('key'), criterion: text('criterion'), argument: text('argument') };
  return { kind };
};

const onObjection = (done: string, type: string) =>
  acting(done, ({ proposal, text }) => ({ type, proposal, objection: text('objection') }));

/** Positions, and what becomes of objections without a new text. */
export const consenting = {
  takePosition: acting('takePosition', ({ form, proposal, text }) => ({
    type: 'TakePosition',
    proposal,
    version: fieldNumber(form, 'version'),
    position: stated(text),
  })),
  withdrawObjection: onObjection('withdrawObjection', 'WithdrawObjection'),
  testAdmissibility: onObjection('testAdmissibility', 'TestAdmissibility'),
  judgeAdmissibility: acting('judgeAdmissibility', ({ proposal, text }) => ({
    type: 'JudgeAdmissibility',
    proposal,
    objection: text('objection'),
    admissible: text('admissible') === '' ? null : text('admissible') === 'yes',
    reason: text('reason'),
  })),
  recuse: reasoned('recuse', 'DeclareRecusal'),
};
