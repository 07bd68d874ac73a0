/** Opinion: our whole map beside the axes alone of a plain dense power iteration, in the same run. */
import { mapping } from '../src/lib/opinion/command.ts';
import { conversation } from '../src/lib/opinion/samples.ts';
import { gather, opinionMap, type Vote } from '../src/lib/opinion/index.ts';

const seconds = (work: () => unknown): number => {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
};

/** The table written out, missing answers at the mean, and a hundred rounds for each of two axes. */
const textbook = (votes: readonly Vote[], people: number, statements: number): void => {
  const table = new Float64Array(people * statements);
  for (const { participant, statement, vote } of votes)
    table[Number(participant) * statements + Number(statement)] = vote;
  let axis = new Float64Array(statements).fill(1);
  for (let round = 0; round < 200; round++) {
    const next = new Float64Array(statements);
    for (let row = 0; row < people; row++) {
      let sum = 0;
      for (let i = 0; i < statements; i++) sum += (table[row * statements + i] ?? 0) * (axis[i] ?? 0);
      for (let i = 0; i < statements; i++)
        next[i] = (next[i] ?? 0) + sum * (table[row * statements + i] ?? 0);
    }
    const length = Math.hypot(...next);
    axis = next.map((x) => x / length);
  }
};

/** The export file that Polis would write of these votes. */
const fileOf = (votes: readonly Vote[]): Uint8Array =>
  new TextEncoder().encode(
    `timestamp,datetime,comment-id,voter-id,vote\n${votes
      .map(
        ({ participant, statement, vote }, at) =>
          `${1_700_000_000 + at},Tue Nov 14 2023 22:13:20 GMT+0000 (Coordinated Universal Time),${statement},${participant},${vote}`,
      )
      .join('\n')}\n`,
  );

const commanded = async (votes: readonly Vote[]): Promise<number> => {
  const file = fileOf(votes);
  const start = performance.now();
  const ignore = (): void => undefined;
  const read = () => Promise.resolve(file);
  const answered = await mapping.answer(['--votes', 'votes.csv'], {
    read,
    print: ignore,
    printError: ignore,
  });
  if (!answered.ok) throw new Error(answered.error.en);
  JSON.stringify(answered.value.figures);
  return (performance.now() - start) / 1000;
};

for (const [people, statements, density, limit] of [
  [1921, 197, 0.3, 0.3],
  [2031, 896, 0.1, 1.5],
  [50_000, 1000, 0.05, 20],
] as const) {
  const votes = conversation(people, statements, 3, density, 0.3, 9);
  const before = process.cpuUsage();
  const runs = [1, 2, 3].map(() => seconds(() => opinionMap(gather(votes))));
  const { user, system } = process.cpuUsage(before);
  const [first = 0] = runs;
  const ours = Math.min(...runs);
  const reference = people > 10_000 ? null : seconds(() => textbook(votes, people, statements));
  const beside = reference
    ? `textbook axes alone ${reference.toFixed(2)} s, ratio ${(ours / reference).toFixed(2)}`
    : 'no textbook at this size';
  const memory = Math.round(process.memoryUsage().rss / 1_048_576);
  const conversationNow = gather(votes.slice(0, -100));
  const previous = opinionMap(conversationNow);
  const update = seconds(() => opinionMap(gather(votes.slice(-100), conversationNow), { previous }));
  const read = people > 10_000 ? null : await commanded(votes);
  console.log(
    `${people} × ${statements}, ${votes.length} votes: ours ${ours.toFixed(2)} s (cold ${first.toFixed(2)} s, processor ${((user + system) / 3e6).toFixed(2)} s a run), ${beside}, ` +
      `100 more votes ${update.toFixed(2)} s, ${read === null ? '' : `from its file ${read.toFixed(2)} s, `}${memory} MB, limit ${limit} s ${ours <= limit ? 'kept' : 'MISSED'}`,
  );
}
