import type { Core, Proposed } from './state.ts';

/** The core alone, so that a state never keeps what belonged to the phase before. */
export const coreOf = (state: Proposed): Core => ({
  id: state.id,
  subject: state.subject,
  body: state.body,
  nature: state.nature,
  matter: state.matter,
  sponsor: state.sponsor,
  ...(state.settledVersion === undefined ? {} : { settledVersion: state.settledVersion }),
  executes: state.executes,
  draftedAt: state.draftedAt,
  versions: state.versions,
  questions: state.questions,
  reactions: state.reactions,
  suggestions: state.suggestions,
  objections: state.objections,
  recused: state.recused,
  advices: state.advices,
  waiver: state.waiver,
  meetingsHeard: state.meetingsHeard,
  heardIn: state.heardIn,
  rounds: state.rounds,
  heldIn: state.heldIn,
  publishedAt: state.publishedAt,
});
