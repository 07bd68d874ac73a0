import { addDays, endOf, type CivilDate, type Instant } from '#lib/kernel/civil.ts';
import { consequences } from '#lib/governance/subjects/consequences.ts';
import * as proposals from '#lib/governance/proposals/index.ts';
import * as subjects from '#lib/governance/subjects/index.ts';
import type {
  SubjectCommand,
  SubjectContext,
  SubjectEvent,
  SubjectRefusal,
  SubjectState,
} from '#lib/governance/subjects/index.ts';
import { defineNoun, type Listing } from '../engine/noun.ts';
import { citedDecisions, decisionStreams, organisationOf } from '../organisation/in-context.ts';
import { subjectSentences } from './sentences.ts';

/** A line of the backlog. */
export interface SubjectLine {
  id: string;
  title: string;
  body: string;
  nature: 'political' | 'executive';
  status: 'raised' | 'parked' | 'onAgenda' | 'closed';
  raisedBy: string;
  raisedAt: Instant;
  supporters: number;
  proposal: string | null;
  until: CivilDate | null;
  contested: boolean;
}

const listing = (state: SubjectState): Listing | null => {
  if (state.status === 'none') return null;
  const line: SubjectLine = {
    id: state.id,
    title: state.title,
    body: state.body,
    nature: state.nature,
    status: state.status,
    raisedBy: state.raisedBy,
    raisedAt: state.raisedAt,
    supporters: state.supporters.length,
    proposal: state.status === 'onAgenda' ? state.proposal : null,
    until: state.status === 'parked' ? state.until : null,
    contested: state.contests.length > 0 && state.settledBy === null,
  };
  return {
    listing: line,
    public: false,
    sortKey: state.raisedAt,
    searchText: `${state.title}\n${state.text}`,
  };
};

const citedBy = (command: SubjectCommand): (string | null)[] => {
  if (command.type === 'RaiseSubject')
    return [command.basis?.kind === 'executes' ? command.basis.decision : null];
  return command.type === 'SettleNature' ? [command.decision] : [];
};

export const subjectNoun = defineNoun<
  SubjectState,
  SubjectCommand,
  SubjectEvent,
  SubjectRefusal,
  SubjectContext
>({
  noun: 'subject',
  decider: subjects,
  commands: subjects.subjectCommands,
  sentences: subjectSentences,
  stream: (command) => `subject:${command.subjectId}`,
  reads: (command, state) => [
    ...decisionStreams(...citedBy(command)),
    ...(state.status === 'onAgenda' ? [`proposal:${state.proposal}`] : []),
    ...(command.type === 'MergeSubject' ? [`subject:${command.into}`] : []),
  ],
  context: (loaded, { now, actor }, command, state) => {
    const { commune, charter, bodies } = organisationOf(loaded);
    const target = command.type === 'MergeSubject' ? loaded.state(`subject:${command.into}`, subjects) : null;
    return {
      now,
      actor,
      commune,
      charter,
      bodies,
      decisions: citedDecisions(loaded, citedBy(command)),
      heldByDraft:
        state.status === 'onAgenda' &&
        state.takenAt === 'drafting' &&
        loaded.state(`proposal:${state.proposal}`, proposals).phase === 'draft',
      mergeTarget: target && target.status !== 'none' ? target : null,
    };
  },
  listing,
  deadline: {
    // A subject set aside comes back on the day that was said, from its first instant.
    at: (state) => {
      if (state.status === 'parked') return endOf(addDays(state.until, -1));
      // Taken by a draft, in an old journal: it is looked at as soon as possible.
      return state.status === 'onAgenda' && state.takenAt === 'drafting' ? state.raisedAt : null;
    },
    command: (state) => ({
      type: state.status === 'onAgenda' ? 'ReleaseSubject' : 'UnparkSubject',
      subjectId: state.status === 'none' ? '' : state.id,
    }),
  },
  consequences,
  upcasters: {
    // Version 1 took the subject as soon as a text was drafted.
    SubjectPutOnAgenda: [(content) => ({ ...content, takenAt: 'drafting' })],
  },
});
