import { parseArgs } from 'node:util';
import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import type { CommandIo } from '#lib/kernel/table.ts';
import { gather } from './gathering.ts';
import { opinionMap, type Noise, type OpinionMap } from './map.ts';
import { readPolis } from './polis-files.ts';
import { smallBody } from './small-body.ts';

const usage =
  'Usage : collegiale opinion --votes votes.csv [--comments comments.csv] [--participants participants-votes.csv] [--groups 2…5] [--plane] [--inverted] [--json]';

const flags = {
  votes: { type: 'string' },
  comments: { type: 'string' },
  participants: { type: 'string' },
  groups: { type: 'string' },
  plane: { type: 'boolean' },
  inverted: { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

const warnings: Readonly<Record<Noise, string>> = {
  few: 'moins de dix personnes placées : une carte ne montrerait que du hasard',
  chance: 'ces réponses ne se distinguent pas de réponses tirées au hasard : la carte ne montre rien',
  blurred: 'les groupes se fondent les uns dans les autres : ne pas les opposer',
};

const inWords = ({ participants, placed, groups, consensus, noise }: OpinionMap): string[] => {
  const outside = placed.filter(({ group }) => group === null).length;
  return [
    `${participants} personnes, dont ${placed.length} placées, ${outside} hors des groupes montrés`,
    ...(noise ? [`Attention : ${warnings[noise]}.`] : []),
    ...groups.map(({ id, size, representative }) => {
      const sides = representative.map(
        ({ statement, side, count, answered }) =>
          `${statement} (${side === 'agree' ? 'pour' : 'contre'} : ${count} sur ${answered})`,
      );
      return `Groupe ${id + 1}, ${size} personnes : ${sides.join(', ') || 'rien qui le distingue'}`;
    }),
    `Ce qui rassemble : ${consensus
      .slice(0, 5)
      .map(({ statement }) => statement)
      .join(', ')}`,
  ];
};

const answer = async (args: string[], io: CommandIo): Promise<Result<readonly string[], string>> => {
  let values;
  try {
    ({ values } = parseArgs({ args, options: flags }));
  } catch {
    return refuse(usage);
  }
  const { votes, comments, participants, groups, plane = false, inverted = false, json } = values;
  if (!votes) return refuse(usage);
  if (groups !== undefined && !/^[2-5]$/.test(groups))
    return refuse(`--groups attend un nombre de 2 à 5, pas « ${groups} ».`);
  const files = await readPolis({ votes, comments, participants }, inverted, io);
  if (!files.ok) return files;
  const { moderated } = files.value;
  const conversation = gather(files.value.votes);
  const options = { moderated, plane, ...(groups ? { groups: Number(groups) } : {}) };
  const map = opinionMap(conversation, options);
  if (!json) return ok(inWords(map));
  const body = smallBody(conversation, moderated);
  // The view of a small body counts everybody: less the groups, it would tell the answers of the few outside.
  const giveAway = body !== null && map.counted < map.participants;
  const told = giveAway ? opinionMap(conversation, { ...options, withoutGroups: true }) : map;
  return ok([JSON.stringify({ ...told, smallBody: body })]);
};

/** `collegiale opinion`: prints the map and answers 0; on bad input prints one French sentence and answers 2. */
export const runOpinion = async (args: string[], io: CommandIo): Promise<number> => {
  const done = await answer(args, io);
  if (!done.ok) {
    io.printError(done.error);
    return 2;
  }
  for (const line of done.value) io.print(line);
  return 0;
};
