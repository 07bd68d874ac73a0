/** Law: every rule over its worked cases, and the clear days beside a walk of the calendar, in the same run. */
import { readFileSync } from 'node:fs';
import { answer, noticeIsLawful } from '../src/lib/law/index.ts';

interface Asked {
  readonly rule: string;
  readonly input: unknown;
  readonly date?: string;
}

const microseconds = (times: number, work: () => unknown): number => {
  const runs = [1, 2, 3].map(() => {
    const start = performance.now();
    for (let done = 0; done < times; done += 1) work();
    return ((performance.now() - start) * 1000) / times;
  });
  return runs.sort((a, b) => a - b)[1] ?? 0;
};

const path = new URL('../src/lib/law/examples.json', import.meta.url);
const cases = JSON.parse(readFileSync(path, 'utf8')) as Asked[];
const each =
  microseconds(200, () => cases.map(({ rule, input, date }) => answer(rule, input, date))) / cases.length;
console.log(`law, ${cases.length} worked cases: ${each.toFixed(1)} µs an answer`);

const walk = (sent: string, meeting: string): number => {
  let clear = 0;
  for (
    let at = Date.parse(sent) + 86_400_000;
    new Date(at).toISOString().slice(0, 10) < meeting;
    at += 86_400_000
  )
    clear += 1;
  return clear;
};

for (const [meeting, length] of [
  ['2026-04-06', 5],
  ['2026-07-10', 100],
  ['2029-01-25', 1000],
] as const) {
  const facts = { populationMunicipale: 900, sentOn: '2026-03-31', meeting };
  const ours = microseconds(5000, () => noticeIsLawful(facts, '2026-04-01'));
  const reference = microseconds(500, () => walk(facts.sentOn, meeting));
  console.log(
    `law, ${length} clear days: ours ${ours.toFixed(1)} µs with its checks and its calculation, ` +
      `walked day by day ${reference.toFixed(1)} µs, ratio ${(ours / reference).toFixed(3)}`,
  );
}
