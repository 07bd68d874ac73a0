import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { exampleOf, type Declared } from '#lib/governance/fields.ts';
import { civilDateOf } from '#lib/kernel/civil.ts';
import { reads } from '#lib/server/application/asks.ts';
import { registry } from '#lib/server/application/registry.ts';
import { addressesOf } from './support/addresses.ts';
import { communeId, idOf, openApi, theDay, type Api } from './support/api.ts';
import { group, procedure } from './support/procedure.ts';

let api: Api;
let addresses: Map<string, string[]>;
let versions: Map<string, number>;

beforeAll(async () => {
  api = await openApi();
  await procedure(api).solicit();
  addresses = await addressesOf(reads);
  const { application } = await import('#lib/server/application/application.ts');
  const { rows } = await application().read(communeId, (transaction) =>
    transaction.query<{ stream: string; version: number }>({
      text: 'select stream, version from states where commune_id = $1',
      values: [communeId],
    }),
  );
  versions = new Map(rows.map(({ stream, version }) => [stream, version]));
});
afterAll(async () => {
  await api?.close();
});

test('every read has an ETag that spares its answer, kept by whom it is for', async () => {
  const asked = new Set<string>();
  for (const { name } of reads)
    for (const path of (addresses.get(name) ?? []).slice(0, 3))
      for (const reader of [null, 'M05', 'A07']) {
        const told = await api.get(reader, path);
        if (told.status !== 200) continue;
        asked.add(name);
        const kept = reader === null ? 'public, max-age=30, must-revalidate' : 'private, no-cache';
        const tag = told.headers.get('etag') ?? '';
        expect([tag, told.headers.get('cache-control'), told.headers.get('vary')], path).toEqual([
          expect.stringMatching(/^W\/"(\d+\.)?[\w-]{22}"$/),
          kept,
          'Authorization',
        ]);
        for (const held of [tag, tag.replace('W/', ''), `"other", ${tag}`, '*']) {
          const again = await api.get(reader, path, { 'if-none-match': held });
          expect([again.status, again.content, again.headers.get('etag')], path).toEqual([304, null, tag]);
        }
        expect((await api.get(reader, path, { 'if-none-match': 'W/"other"' })).status).toBe(200);
      }
  expect(reads.filter(({ name }) => !asked.has(name)).map(({ name }) => name)).toEqual([]);
});

test('an answer that changes without its stream is another one', async () => {
  const [path] = addresses.get('readBody') ?? [];
  const { headers } = await api.get('M05', `${path}`);
  vi.setSystemTime('2040-01-01T09:00:00Z');
  const later = await api.get('M05', `${path}`, { 'if-none-match': headers.get('etag') ?? '' });
  vi.setSystemTime(theDay);
  expect(later.status).toBe(200);
});

/** The noun whose commands are sent, and the reads that give the version of its stream. */
const acted = [...registry.nouns.values()]
  .filter(({ commands }) => Object.values(commands).some(({ sentBy }) => sentBy === 'anybody'))
  .map(({ noun }) => [noun, reads.filter((read) => read.noun === noun)] as const);

test('every command whose result a person may see has a read', () => {
  // Only the system sends their commands, and what they do is seen elsewhere.
  const elsewhere: Readonly<Record<string, string | null>> = {
    // What is left of an envelope stands where its holder looks.
    envelope: 'readHome',
    // What waits for a meeting is a case, then an item.
    docket: 'readCase',
    // The bureau’s digest is a letter.
    roadmap: null,
  };
  const unseen = [...registry.nouns.keys()].filter((noun) => !reads.some((read) => read.noun === noun));
  expect(unseen.toSorted()).toEqual(Object.keys(elsewhere).toSorted());
  for (const noun of unseen) {
    const { commands = {} } = registry.nouns.get(noun) ?? {};
    expect(
      Object.values(commands).every(({ sentBy }) => sentBy === 'system'),
      noun,
    ).toBe(true);
    const name = elsewhere[noun] ?? null;
    if (name !== null) expect(reads.map((read) => read.name)).toContain(name);
  }
});

test.each(acted)('%s: a read gives the version that its commands answer to', async (noun, ofNoun) => {
  let checked = 0;
  for (const { name } of ofNoun)
    for (const path of addresses.get(name) ?? []) {
      const id = /\/([0-9a-f-]{36})/.exec(path)?.[1];
      const version = versions.get(noun) ?? versions.get(`${noun}:${id}`);
      for (const reader of ['M01', 'M05', 'M14', 'O01']) {
        const { status, headers, content } = await api.get(reader, path);
        // A meeting that one may not follow, a series that has ended.
        if (status !== 200 || content.face === 'public' || content.running === null) continue;
        expect(headers.get('etag'), path).toContain(`"${version}.`);
        if ('version' in content) expect(content.version).toBe(version);
        checked += 1;
      }
    }
  expect(checked).toBeGreaterThan(0);
});

/** Every name under which a command says which stream it is about, where the address of its read has an id. */
const about = (id?: string) =>
  Object.fromEntries(
    ['action', 'body', 'case', 'meeting', 'proposal', 'series', 'solicitation', 'subjectId'].flatMap(
      (name) => (id === undefined ? [] : [[name, id]]),
    ),
  );

test.each(acted)(
  '%s: the ETag of its read is its If-Match; another version is stale',
  async (noun, [read]) => {
    const [path] = addresses.get(read?.name ?? '') ?? [];
    const reader = read?.audience === 'anybody' || noun === 'solicitation' ? 'M05' : 'M14';
    const { headers } = await api.get(reader, `${path}`);
    const declared = Object.entries<Declared>(registry.nouns.get(noun)?.commands ?? {});
    const commands = declared.filter(([, { sentBy }]) => sentBy === 'anybody');
    const told = async ([type, { fields }]: [string, Declared], ifMatch: string) => {
      const command = exampleOf(fields, about(path?.split('/')[1]));
      const { status, content } = await api.post(reader, type, command, { 'if-match': ifMatch });
      return [403, 404].includes(status) ? 'not for them' : content.code;
    };
    const stale = [];
    for (const command of commands) stale.push(await told(command, '"999999"'));
    // Under a charter only texts change bodies: who may comes before the version, for everybody.
    const heard = noun === 'bodies' ? [] : ['stale-version'];
    expect(new Set(stale)).toEqual(new Set([...heard, ...stale.filter((code) => code === 'not for them')]));
    const last = commands.at(-1) as [string, Declared];
    expect(await told(last, 'W/"Ab3-Ab3-Ab3-Ab3-Ab3-Ab"')).toBe('version-malformed');
    // The rules have their say: the version was the one that was read.
    expect(await told(last, headers.get('etag') ?? '')).not.toMatch(
      /^(stale-version|version-malformed|invalid-input)$/,
    );
  },
);

test('what is read of a text is sent back as it is, with the version of the text', async () => {
  const { must, draft } = procedure(api);
  const proposal = await draft('M08');
  const { content } = await api.get('M08', `proposals/${proposal}`);
  const { title, text, terms, scope } = content.versions.at(-1);
  await must('M16', 'TakeUpInMeeting', { proposal, label: 'Une séance', present: group.map(idOf) });
  for (const to of ['clarification', 'reactions', 'amendment'])
    await must('M16', 'MovePhase', { proposal, to });
  const amendment = {
    proposal,
    version: content.textVersion,
    title,
    text: `${text} Ou après.`,
    integrates: [],
  };
  await must('M08', 'AmendProposal', { ...amendment, terms, scope });
  const again = await api.get('M08', `proposals/${proposal}`);
  expect(again.content).toMatchObject({ textVersion: 2, versions: [{ terms }, { terms, scope }] });
  expect(again.content.versions[1].carriedBy.id).toBe(terms.carriedBy);
});

test('a day is the day of the commune, and a page past the last is empty', async () => {
  const { content } = await api.get(null, 'register');
  for (const { decidedAt, decidedOn } of content.lines) expect(decidedOn).toBe(civilDateOf(decidedAt));
  const past = await api.get(null, 'register?page=99');
  expect([past.status, past.content]).toEqual([200, { ...content, lines: [], page: 99 }]);
});

test('nobody is told how many things happened that are not public', async () => {
  for (const path of [
    'commune',
    'bodies',
    'mandates',
    `meetings/${addresses.get('readMeeting')?.[0]?.split('/')[1]}`,
  ])
    expect((await api.get(null, path)).headers.get('etag'), path).toMatch(/^W\/"[\w-]{22}"$/);
});
