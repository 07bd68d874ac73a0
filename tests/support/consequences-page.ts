import { asked, led } from './consequences.ts';
import { registry } from '#lib/server/application/registry.ts';

/** `docs/consequences.md`, from what the code says. */

const asking = asked();
const leading = led();

const nounOf = (command: string): string => registry.commands.get(command)?.noun ?? '?';
const code = (word: string): string => `\`${word}\``;

const table = (noun: string): string[] => {
  const events = Object.keys(registry.nouns.get(noun)?.consequences ?? {});
  if (events.length === 0) return [];
  const rows = events.map((event) => {
    const commands = asking.get(event) ?? [];
    const nouns = [...new Set(commands.map(nounOf))];
    const cells = nouns.map(
      (of) =>
        `${of}: ${commands
          .filter((one) => nounOf(one) === of)
          .map(code)
          .join(', ')}`,
    );
    return `| ${code(event)} | ${cells.join('; ')} |`;
  });
  return ['', `### ${noun}`, '', '| event | asks of |', '| --- | --- |', ...rows];
};

/** What a command leads to, step by step: each event is followed where it is first met. */
const followed = (command: string, depth: number, met: Set<string>): string[] => {
  const events = leading.get(command) ?? [];
  const onward = events.filter((event) => asking.has(event));
  const first = onward.filter((event) => !met.has(event));
  for (const event of first) met.add(event);
  const told = events.map(
    (event) => `${code(event)}${onward.includes(event) && !first.includes(event) ? ' ↑' : ''}`,
  );
  const named = `${depth > 0 ? `${nounOf(command)}: ` : ''}${code(command)}`;
  const indent = '  '.repeat(depth);
  return [
    `${indent}- ${[named, ...(told.length > 0 ? [told.join(', ')] : [])].join(' → ')}`,
    ...first.flatMap((event) => {
      const under = onward.length > 1 ? 2 : 1;
      const asks = (asking.get(event) ?? []).flatMap((one) => followed(one, depth + under, met));
      return under === 2 ? [`${indent}  - ${code(event)}`, ...asks] : asks;
    }),
  ];
};

/** Commands that nothing else asks for: a person sends them, or time does. */
const begun = (noun: string): string[] => {
  const everAsked = new Set([...asking.values()].flat());
  const own = Object.keys(registry.nouns.get(noun)?.commands ?? {});
  return own.filter(
    (command) => !everAsked.has(command) && (leading.get(command) ?? []).some((event) => asking.has(event)),
  );
};

/** Cases first: theirs is the longest way, and what it meets is then followed there. */
const order = ['referral', ...[...registry.nouns.keys()].filter((noun) => noun !== 'referral')];

export const consequencesPage = (): string => {
  const met = new Set<string>();
  const ways = order.flatMap((noun) => {
    const lines = begun(noun).flatMap((command) => followed(command, 0, met));
    return lines.length === 0 ? [] : ['', `### ${noun}`, '', ...lines];
  });
  return [
    '# What follows from what',
    '',
    'An event of one noun may ask something of others: commands, carried in the same transaction by nobody in',
    'particular. They stand beside the rules, in `governance/<noun>/consequences.ts`. This page is made from the code',
    'by `npm run docs:consequences`, and a test compares the two. Nouns bear the names of their streams: `referral` is',
    'that of every case.',
    '',
    '## From an event to what it asks',
    '',
    'All that it may ask: which of them, the state says.',
    ...[...registry.nouns.keys()].flatMap(table),
    '',
    '## Followed to the end',
    '',
    'From each command that a person sends, or that time does: the events that it may lead to, what these ask, and so',
    'on. After an event, ↑ says that what it asks stands above.',
    ...ways,
    '',
  ].join('\n');
};
