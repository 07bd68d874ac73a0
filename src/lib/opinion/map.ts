import { kMeans, silhouette, type Clusters, type Point } from './grouping.ts';
import { principalAxes, type Answers } from './principal.ts';

export interface Vote {
  readonly participant: string;
  readonly statement: string;
  /** 1 agree, 0 pass, -1 disagree. A later vote replaces an earlier one on the same statement. */
  readonly vote: 1 | 0 | -1;
}

export interface OpinionInput {
  readonly votes: readonly Vote[];
  /** Statements set aside by moderation. */
  readonly moderated?: ReadonlySet<string>;
}

export interface OpinionOptions {
  readonly groups?: number;
  /** Centres of the previous map's groups, so that groups do not jump. */
  readonly previous?: readonly Point[];
}

export interface StatementTally {
  readonly statement: string;
  readonly agree: number;
  readonly disagree: number;
  readonly pass: number;
}

export interface OpinionGroup {
  readonly id: number;
  readonly size: number;
  /** False under five members: nothing else of the group is then given. */
  readonly shown: boolean;
  readonly statements: readonly StatementTally[];
}

export interface OpinionMap {
  readonly participants: number;
  readonly placed: readonly {
    readonly participant: string;
    readonly position: Point;
    readonly group: number | null;
  }[];
  readonly groups: readonly OpinionGroup[];
  readonly centres: readonly Point[];
  readonly silhouette: number;
  /** Statements by group-aware consensus, best first: the product over groups of (agree + 1) / (votes + 2). */
  readonly consensus: readonly { readonly statement: string; readonly score: number }[];
  readonly statements: readonly StatementTally[];
  /** True where the map would show chance rather than opinions: too few people, or no separation. */
  readonly noise: boolean;
}

/** Ids in an order that does not depend on the rows': numbers as numbers. */
const sortedIds = (ids: Iterable<string>): string[] =>
  [...new Set(ids)].sort((a, b) => Number(a) - Number(b) || (a < b ? -1 : Number(a > b)));

const compress = (input: OpinionInput, people: readonly string[], asked: readonly string[]): Answers => {
  const statementAt = new Map(asked.map((id, index) => [id, index]));
  const rows = new Map(people.map((id) => [id, new Map<number, number>()]));
  for (const { participant, statement, vote } of input.votes) {
    const at = statementAt.get(statement);
    if (at !== undefined) rows.get(participant)?.set(at, vote);
  }
  const starts = [0];
  const statements: number[] = [];
  const values: number[] = [];
  for (const id of people) {
    for (const [at, vote] of [...(rows.get(id) ?? [])].sort((a, b) => a[0] - b[0])) {
      statements.push(at);
      values.push(vote);
    }
    starts.push(statements.length);
  }
  return {
    starts: Int32Array.from(starts),
    statements: Int32Array.from(statements),
    values: Int8Array.from(values),
  };
};

const positions = (answers: Answers, size: number): Point[] => {
  const { means, axes } = principalAxes(answers, size);
  return Array.from({ length: answers.starts.length - 1 }, (_, row): Point => {
    const [from, to] = [answers.starts[row] ?? 0, answers.starts[row + 1] ?? 0];
    let [x, y] = [0, 0];
    for (let at = from; at < to; at++) {
      const statement = answers.statements[at] ?? 0;
      const value = (answers.values[at] ?? 0) - (means[statement] ?? 0);
      x += value * (axes[0][statement] ?? 0);
      y += value * (axes[1][statement] ?? 0);
    }
    const scale = Math.sqrt(size / Math.max(1, to - from));
    return [x * scale, y * scale];
  });
};

/** Groups of points through at most 100 base clusters, with the number of groups of best silhouette. */
const group = (points: readonly Point[], options: OpinionOptions): Clusters & { silhouette: number } => {
  const base = kMeans(
    points,
    points.map(() => 1),
    Math.min(100, points.length),
  );
  const weights = base.centres.map((_, label) => base.labels.filter((one) => one === label).length);
  const tried = (options.groups ? [options.groups] : [2, 3, 4, 5])
    .filter((k) => k < base.centres.length)
    .map((k) => {
      const clusters = kMeans(base.centres, weights, k, options.previous);
      return { clusters, silhouette: silhouette(base.centres, weights, clusters) };
    });
  const best = tried.reduce(
    (a, b) => (b.silhouette > a.silhouette ? b : a),
    tried[0] ?? { clusters: { centres: [], labels: [] }, silhouette: 0 },
  );
  const labels = base.labels.map((label) => best.clusters.labels[label] ?? 0);
  return { centres: best.clusters.centres, labels, silhouette: best.silhouette };
};

const tallyOf = (answers: Answers, rows: readonly number[], asked: readonly string[]): StatementTally[] => {
  const counts = asked.map((statement) => ({ statement, agree: 0, disagree: 0, pass: 0 }));
  for (const row of rows)
    for (let at = answers.starts[row] ?? 0; at < (answers.starts[row + 1] ?? 0); at++) {
      const count = counts[answers.statements[at] ?? 0];
      const vote = answers.values[at] ?? 0;
      if (count) count[vote > 0 ? 'agree' : vote < 0 ? 'disagree' : 'pass']++;
    }
  return counts;
};

const consensusOf = (asked: readonly string[], groups: readonly (readonly StatementTally[])[]) =>
  asked
    .map((statement, index) => ({
      statement,
      score: groups.reduce((product, tallies) => {
        const { agree = 0, disagree = 0, pass = 0 } = tallies[index] ?? {};
        return (product * (agree + 1)) / (agree + disagree + pass + 2);
      }, 1),
    }))
    .sort((a, b) => b.score - a.score);

/**
 * Map of divergences after Polis (C. Small et al., Polis: Scaling deliberation, Recerca 26, 2021): people
 * who answered at least 7 statements (or all) are placed and grouped; groups under five are hidden.
 */
export const opinionMap = (input: OpinionInput, options: OpinionOptions = {}): OpinionMap => {
  const people = sortedIds(input.votes.map((vote) => vote.participant));
  const asked = sortedIds(input.votes.map((vote) => vote.statement)).filter(
    (id) => !input.moderated?.has(id),
  );
  const answers = compress(input, people, asked);
  const given = (row: number): number => (answers.starts[row + 1] ?? 0) - (answers.starts[row] ?? 0);
  const rows = [...people.keys()].filter((row) => given(row) >= Math.min(7, asked.length) && given(row) > 0);
  const all = positions(answers, asked.length);
  const points = rows.map((row): Point => all[row] ?? [0, 0]);
  const found = group(points, options);
  const members = found.centres.map((_, id) => rows.filter((_row, index) => found.labels[index] === id));
  const tallies = members.map((list) => tallyOf(answers, list, asked));
  const shown = (id: number): boolean => (members[id]?.length ?? 0) >= 5;
  return {
    participants: people.length,
    placed: rows.map((row, index) => {
      const label = found.labels[index] ?? 0;
      return {
        participant: people[row] ?? '',
        position: points[index] ?? [0, 0],
        group: shown(label) ? label : null,
      };
    }),
    groups: members.map((list, id) => ({
      id,
      size: list.length,
      shown: shown(id),
      statements: shown(id) ? (tallies[id] ?? []) : [],
    })),
    centres: found.centres,
    silhouette: found.silhouette,
    consensus: consensusOf(asked, tallies),
    statements: tallyOf(answers, [...people.keys()], asked),
    noise: rows.length < 10 || found.silhouette < 0.25,
  };
};
