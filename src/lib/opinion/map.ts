import {
  bridges,
  divides,
  groupAware,
  majorities,
  type Bridge,
  type Divide,
  type Majority,
} from './common-ground.ts';
import type { Conversation } from './gathering.ts';
import { groupsOf, smallestShown, type FoundGroup } from './groups.ts';
import type { KnownGroup } from './known-groups.ts';
import { carriedOver, placesOf, withoutModerated, type Places, type Weight } from './places.ts';
import { passes, representatives, type Representative } from './representative.ts';
import { tallyOf, type StatementTally } from './tallies.ts';

export interface OpinionOptions {
  /** Statements set aside, by moderation or because they speak of the conversation itself. */
  readonly moderated?: ReadonlySet<string>;
  /** Answers needed to be placed, 7 as in Polis; all of them if there are fewer statements. */
  readonly minimum?: number;
  /** Answers needed in a group for a statement to represent, divide or bridge groups; 5. */
  readonly fewest?: number;
  /** Number of groups to find, instead of the one that separates best. */
  readonly groups?: number;
  /** Groups on the two axes of the map alone, as Polis does, even where further axes show groups that these hide. */
  readonly plane?: boolean;
  /** Shows no group: where totals over everybody are told beside the map and would give away the few outside. */
  readonly withoutGroups?: boolean;
  /** The map before, so that it does not turn over and groups do not jump. */
  readonly previous?: Pick<OpinionMap, 'axes' | 'groups'>;
}

export interface OpinionGroup extends KnownGroup {
  readonly size: number;
  readonly statements: readonly StatementTally[];
  readonly representative: readonly Representative[];
}

/**
 * Why a map would show chance rather than opinions, or nothing: fewer than ten people placed, no more spread than the
 * same answers dealt out at random, no two groups of five people that a statement sets apart, or groups that run
 * into one another (silhouette under 0.25).
 */
export type Noise = 'few' | 'chance' | 'nothing' | 'blurred';

export interface OpinionMap {
  /** Everybody who answered a statement. */
  readonly participants: number;
  /** Those who answered enough; `group` is null outside the groups shown. */
  readonly placed: readonly {
    readonly participant: string;
    readonly position: readonly [number, number];
    readonly group: number | null;
  }[];
  /** The two axes of the map; and one or two more where groups were found on them (`centre` then has as many). */
  readonly axes: readonly Weight[];
  /** Groups of at least five; of a smaller one nothing is given, and nothing lets it be worked out. */
  readonly groups: readonly OpinionGroup[];
  readonly silhouette: number;
  /** People in `statements` and `majorities`: all, less those outside groups if they are one to four. */
  readonly counted: number;
  readonly statements: readonly StatementTally[];
  readonly majorities: { readonly agree: readonly Majority[]; readonly disagree: readonly Majority[] };
  /** Statements by group-aware consensus, best first. */
  readonly consensus: readonly { readonly statement: string; readonly score: number }[];
  /** Statements on which every group has a majority on the same side, best first; `groups` as in `groups` above. */
  readonly bridges: readonly Bridge[];
  /** Statements that divide groups most, these by their ids. */
  readonly divides: readonly Divide[];
  readonly noise: Noise | null;
}

/** Answers needed to be placed, where nothing else is said. */
export const enough = 7;

/** Answers on which what is said of a group rests, where nothing else is said. */
export const restingOn = 5;

/** Rows of the people who answered at least `minimum` statements, or all of them if there are fewer. */
const rowsPlaced = ({ people, statements, answers }: Conversation, minimum: number): number[] =>
  [...people.keys()].filter((row) => {
    const given = (answers.starts[row + 1] ?? 0) - (answers.starts[row] ?? 0);
    return given > 0 && given >= Math.min(minimum, statements.length);
  });

/**
 * Rows whose answers are told together. Totals less the groups shown would tell the answers of the one to
 * four people outside them: then these are left out of the totals.
 */
const rowsCounted = (people: number, shown: readonly (readonly number[])[]): number[] => {
  const inside = shown.flat();
  const outside = people - inside.length;
  const telling = inside.length > 0 && outside < smallestShown;
  return telling ? inside : Array.from({ length: people }, (_, row) => row);
};

interface Shown {
  readonly groups: readonly OpinionGroup[];
  /** Rows of the people of each group. */
  readonly members: readonly (readonly number[])[];
}

const noGroups: Shown = { groups: [], members: [] };

/** Groups of at least five, with their tallies and what represents them, compared among themselves only. */
const shownGroups = (
  asked: Conversation,
  found: readonly FoundGroup[],
  rows: readonly number[],
  fewest: number,
): Shown => {
  const shown = found.filter(({ members }) => members.length >= smallestShown);
  const members = shown.map((group) => group.members.map((at) => rows[at] ?? 0));
  const tallies = members.map((list) => tallyOf(asked, list));
  const typical = representatives(tallies, fewest);
  const groups = shown.map(({ id, centre }, index) => ({
    id,
    centre,
    size: members[index]?.length ?? 0,
    statements: tallies[index] ?? [],
    representative: typical[index] ?? [],
  }));
  return { groups, members };
};

const noiseOf = (
  placed: number,
  { spread, chance }: Places,
  groups: readonly OpinionGroup[],
  separation: number,
): Noise | null => {
  if (placed < 10) return 'few';
  if (spread <= chance) return 'chance';
  if (groups.length < 2 || !groups.some(({ representative }) => representative.some(passes)))
    return 'nothing';
  return separation < 0.25 ? 'blurred' : null;
};

/**
 * Map of divergences of a conversation, after Polis (C. Small et al., Polis: Scaling deliberation by mapping
 * high dimensional opinion spaces, Recerca 26, 2021): principal axes, places, groups, what represents each
 * group, what divides and what unites. Refuses nothing: of an empty conversation, an empty map.
 */
export const opinionMap = (conversation: Conversation, options: OpinionOptions = {}): OpinionMap => {
  const { moderated = new Set(), minimum = enough, fewest = restingOn } = options;
  const asked = withoutModerated(conversation, moderated);
  const zeroed = conversation.statements.length - asked.statements.length;
  const { axes: before, groups: known } = options.previous ?? { axes: [], groups: [] };
  const places = placesOf(asked, zeroed, before);
  const rows = rowsPlaced(conversation, minimum);
  const points = rows.map((row) => (places.positions[row] ?? []).slice(0, options.plane ? 2 : undefined));
  const centres = carriedOver(
    known.map(({ centre }) => centre),
    before,
    places.axes,
  );
  const recognised = known.map(({ id }, at) => ({ id, centre: centres[at] ?? [] }));
  const found = groupsOf(points, options.groups, recognised);
  const shown = shownGroups(asked, found.groups, rows, fewest);
  const { groups, members } = options.withoutGroups ? noGroups : shown;
  const tallies = groups.map(({ statements }) => statements);
  const needed = Math.max(2, found.groups[0]?.centre.length ?? 0);
  const counted = rowsCounted(asked.people.length, members);
  const statements = tallyOf(asked, counted);
  const groupAt = new Map(groups.flatMap(({ id }, index) => (members[index] ?? []).map((row) => [row, id])));
  const idOf = (place: number): number => groups[place]?.id ?? place;
  return {
    participants: asked.people.length,
    placed: rows.map((row, index) => ({
      participant: asked.people[row] ?? '',
      position: [points[index]?.[0] ?? 0, points[index]?.[1] ?? 0],
      group: groupAt.get(row) ?? null,
    })),
    axes: places.axes.map(({ statement, weights }) => ({ statement, weights: weights.slice(0, needed) })),
    groups,
    silhouette: found.silhouette,
    counted: counted.length,
    statements,
    majorities: majorities(statements),
    consensus: groupAware(tallies.length > 0 ? tallies : [statements]),
    bridges: bridges(tallies, fewest),
    divides: divides(tallies, fewest).map((one) => ({
      ...one,
      most: idOf(one.most),
      least: idOf(one.least),
    })),
    noise: noiseOf(rows.length, places, shown.groups, found.silhouette),
  };
};
