import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contestId } from '#lib/governance/subjects/index.ts';
import { groupe, openLife, type Life } from '../testing/life.ts';
import { live, step } from '../testing/plays.ts';
import type { MeetingState } from '#lib/governance/meetings/index.ts';
import type { ProposalState } from '#lib/governance/proposals/index.ts';
import type { CaseState, DocketState } from '#lib/governance/cases/index.ts';
import type { SubjectState } from '#lib/governance/subjects/index.ts';
import { amongRuns, runs } from '../../../../../tests/support/runs.ts';

// Random lives of a small commune: what happens to a case through subjects, texts, meetings and actions never
// leaves it lost, and never stands in anybody's way.

/** Where a case waits to be heard: in its body's docket, on an agenda that lives, or with a text on its subject. */
const isSomewhere = (life: Life, id: string, subject: SubjectState): boolean => {
  if (subject.status === 'none') return false;
  const docket = life.state<DocketState>(`docket:${subject.body}`);
  if (docket?.waiting.some((waiting) => waiting.case === id)) return true;
  if (subject.status === 'onAgenda') return true;
  const meeting = subject.status === 'closed' ? null : subject.meeting;
  const held = meeting === null ? undefined : life.state<MeetingState>(`meeting:${meeting}`);
  if (!held || held.status === 'none' || held.status === 'cancelled') return false;
  return held.items.some((item) => item.subject === subject.id) && !('record' in held);
};

const check = (life: Life, seen: Record<string, number>, contests: Set<string>): void => {
  const opened = new Set<string>();
  for (const state of life.all<CaseState>('referral')) {
    if (state.kind === 'none' || state.kind === 'act') continue;
    const live = state.end === null && (state.kind !== 'callIn' || state.openedAt !== null);
    seen[state.end?.outcome ?? 'live'] = (seen[state.end?.outcome ?? 'live'] ?? 0) + 1;
    if (!live) continue;
    if (state.kind === 'callIn') opened.add(state.id);
    const subject = life.state<SubjectState>(`subject:${state.subject}`);
    const found = subject !== undefined && isSomewhere(life, state.id, subject);
    expect([state.kind, state.id, found]).toEqual([state.kind, state.id, true]);
  }
  for (const state of life.all<ProposalState>('proposal')) {
    if (state.phase !== 'closed' || !('decision' in state.closure)) continue;
    const { suspendedBy, force, contested } = state.closure.decision;
    // Contested and standing, it is before the group, by right (I-1).
    const contest = life.state<CaseState>(`referral:${contestId(state.id)}`);
    const heard = contest?.kind === 'contest' && contest.end === null;
    if (force.kind === 'inForce') expect([state.id, contested]).toEqual([state.id, heard]);
    if (contest?.kind === 'contest') contests.add(contest.end?.outcome ?? 'live');
    if (suspendedBy !== null) expect(opened.has(suspendedBy)).toBe(true);
    // A decision that holds is suspended exactly as long as its call-in is open (I-4).
    if (force.kind === 'inForce')
      expect([state.id, suspendedBy !== null]).toEqual([state.id, opened.has(state.id)]);
    // Nothing political is in force that the bureau decided, unless members are about to settle it (I-2).
    if (state.nature === 'political' && force.kind === 'inForce') expect(state.body).toBe(groupe);
  }
};

test('I-1, I-2, I-4, I-8, I-24: no history loses a case, suspends for nothing, or is stopped by a reaction', async () => {
  const seen: Record<string, number> = {};
  const contests = new Set<string>();
  let steps = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 30, maxLength: 70, size: 'max' }), async (history) => {
      steps += history.length;
      await live(openLife(), history, (life) => check(life, seen, contests));
    }),
    runs(1_000),
  );
  expect(steps).toBeGreaterThanOrEqual(amongRuns(10_000));
  for (const outcome of ['live', 'decided', 'confirmed', 'amended', 'annulled', 'corrected', 'reversed'])
    expect([outcome, (seen[outcome] ?? 0) > amongRuns(20)]).toEqual([outcome, true]);
  expect([...contests].toSorted()).toEqual(['amended', 'annulled', 'confirmed', 'live']);
}, 120_000);
