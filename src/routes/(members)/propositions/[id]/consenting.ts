import { acting, type Filled } from '../../../acting.ts';

/** A position as it was stated; an objection gets the key of its form as its identity. */
const stated = ({ read, key, text }: Filled): Readonly<Record<string, unknown>> =>
  text('position.kind') === 'objection'
    ? { position: { ...(read['position'] as object), objection: key } }
    : {};

/** Positions, and what becomes of objections without a new text. */
export const consenting = acting('proposal', {
  takePosition: { type: 'TakePosition', fields: stated },
  withdrawObjection: 'WithdrawObjection',
  testAdmissibility: 'TestAdmissibility',
  judgeAdmissibility: 'JudgeAdmissibility',
  recuse: 'DeclareRecusal',
});
