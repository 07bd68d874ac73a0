import { parseArgs } from 'node:util';
import type { Answer, Command } from '#lib/kernel/answer.ts';
import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import { about, type Sentence } from '#lib/kernel/sentence.ts';
import type { CommandIo } from '#lib/kernel/table.ts';
import { setAside } from './aside.ts';
import { gather } from './gathering.ts';
import { opinionHelp } from './help.ts';
import { enough, opinionMap, restingOn, type OpinionMap } from './map.ts';
import type { Outcome } from './outcome.ts';
import { readPolis, type PolisFiles } from './polis-files.ts';
import { adjustedRand } from './rand-index.ts';
import { opinionAnswer } from './say.ts';
import { signsOf } from './signs.ts';
import { smallBody } from './small-body.ts';
import { tallyOf } from './tallies.ts';

const flags = {
  votes: { type: 'string' },
  comments: { type: 'string' },
  participants: { type: 'string' },
  groups: { type: 'string' },
  plane: { type: 'boolean' },
  inverted: { type: 'boolean' },
  aside: { type: 'string' },
  'strict-moderation': { type: 'boolean' },
  'every-statement': { type: 'boolean' },
  minimum: { type: 'string' },
  fewest: { type: 'string' },
  strict: { type: 'boolean' },
} as const;

const parse = (args: readonly string[]) => parseArgs({ args: [...args], options: flags }).values;
type Values = ReturnType<typeof parse>;

const seeHelp: Sentence = {
  fr: 'Usage : collegiale opinion --votes FILE [--comments FILE] ; « opinion --help » dit tout.',
  en: 'Usage: collegiale opinion --votes FILE [--comments FILE]; “opinion --help” tells all.',
};

const takesNumber = (flag: string, from: number, to: number, given: string): Sentence =>
  about(`--${flag}`, {
    fr: `attend un nombre de ${from} à ${to}, pas « ${given} »`,
    en: `takes a number from ${from} to ${to}, not “${given}”`,
  });

const numbersTaken = [
  ['groups', 2, 5],
  ['minimum', 1, 1000],
  ['fewest', 1, 1000],
] as const;

/** What is wrong with the options themselves, before any file is read; null if nothing. */
const optionFault = (values: Values): Sentence | null => {
  if (!values.votes && !values.participants) return seeHelp;
  for (const [flag, from, to] of numbersTaken) {
    const given = values[flag];
    const within =
      given === undefined || (/^\d{1,4}$/.test(given) && Number(given) >= from && Number(given) <= to);
    if (!within) return takesNumber(flag, from, to, given);
  }
  return null;
};

/** Ids named with `--aside`; refuses one that no vote and no row of `comments.csv` knows. */
const namedAside = (
  written: string | undefined,
  { votes, statements }: PolisFiles,
): Result<readonly string[], Sentence> => {
  const named = (written ?? '')
    .split(',')
    .map((id) => id.trim())
    .filter(Boolean);
  const known = new Set([...votes.map(({ statement }) => statement), ...statements.keys()]);
  const stranger = named.find((id) => !known.has(id));
  if (stranger === undefined) return ok(named);
  return refuse(
    about('--aside', {
      fr: `aucun énoncé « ${stranger} » dans ces fichiers`,
      en: `no statement “${stranger}” in these files`,
    }),
  );
};

/** The groups of a map beside those that Polis wrote: over the people who are in some group on both sides. */
const besidePolis = (
  { placed, groups }: OpinionMap,
  polisGroups: ReadonlyMap<string, string>,
): Outcome['polis'] => {
  if (groups.length === 0) return null;
  const both = placed.flatMap(({ participant, group }) => {
    const other = polisGroups.get(participant);
    return other === undefined ? [] : [{ ours: group ?? -1, other }];
  });
  if (both.length === 0) return null;
  const index = adjustedRand(
    both.map(({ ours }) => ours),
    both.map(({ other }) => other),
  );
  return { compared: both.length, index };
};

const answer = async (args: readonly string[], io: CommandIo): Promise<Result<Answer, Sentence>> => {
  let values;
  try {
    values = parse(args);
  } catch {
    return refuse(seeHelp);
  }
  const wrong = optionFault(values);
  if (wrong) return refuse(wrong);
  const { votes, comments, participants, inverted = false, strict } = values;
  const files = await readPolis({ votes, comments, participants }, inverted, io, { strict });
  if (!files.ok) return files;
  const named = namedAside(values.aside, files.value);
  if (!named.ok) return named;
  const { statements: texts, polisGroups, notes } = files.value;
  const aside = setAside(texts, {
    named: named.value,
    strictModeration: values['strict-moderation'] ?? false,
    everyStatement: values['every-statement'] ?? false,
  });
  const moderated = new Set(Object.values(aside).flat());
  const conversation = gather(files.value.votes);
  const minimum = Number(values.minimum ?? enough);
  const fewest = Number(values.fewest ?? restingOn);
  const groups = values.groups === undefined ? {} : { groups: Number(values.groups) };
  const options = { moderated, minimum, fewest, plane: values.plane ?? false, ...groups };
  const found = opinionMap(conversation, options);
  const body = smallBody(conversation, moderated);
  // The view of a small body counts everybody: less the groups, it would tell the answers of the few outside.
  const withheld = body !== null && found.counted < found.participants;
  const map = withheld ? opinionMap(conversation, { ...options, withoutGroups: true }) : found;
  const signs = signsOf(conversation, tallyOf(conversation, conversation.people.keys()), texts);
  const polis = besidePolis(map, polisGroups);
  return ok(opinionAnswer({ map, body, withheld, texts, aside, signs, polis, minimum, fewest, notes }));
};

/** `collegiale opinion`: the map of divergences of a conversation, from the files that Polis exports. */
export const mapping: Command = { help: () => opinionHelp, answer };
