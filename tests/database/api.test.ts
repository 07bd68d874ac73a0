import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { registry } from '#lib/server/application/registry.ts';
import { reads } from '#lib/server/application/asks.ts';
import { openCommune } from '#lib/server/platform/postgres/communes.ts';
import { communeId, idOf, openApi, type Api } from './support/api.ts';
import { twoHands } from './support/procedure.ts';
import { settleTown } from './support/town.ts';

let api: Api;

beforeAll(async () => {
  api = await openApi();
});
afterAll(async () => {
  await api?.close();
});

const subject = (more: object = {}) => ({
  subjectId: randomUUID(),
  title: 'Un banc devant la mairie',
  text: 'Les personnes âgées n’ont nulle part où attendre le car.',
  body: idOf('GM'),
  origin: null,
  answers: {
    newPolicy: 'no',
    orientation: 'no',
    priceTaxLand: 'no',
    serviceOrganisation: 'no',
    publicPosition: 'no',
  },
  unbudgetedEuros: null,
  basis: { kind: 'runningAffairs' },
  ...more,
});

describe('a token', () => {
  test('acts in the name of its person, and the journal says so', async () => {
    const fields = subject();
    const raised = await api.post('M09', 'RaiseSubject', fields);
    expect(raised.status).toBe(200);
    expect(raised.headers.get('etag')).toBe('W/"1"');
    expect(raised.content).toMatchObject({
      stream: `subject:${fields.subjectId}`,
      version: 1,
      events: ['SubjectRaised'],
      replayed: false,
    });
    const read = await api.get('M01', `subjects/${fields.subjectId}`);
    expect(read.content).toMatchObject({ title: fields.title, raisedBy: { id: idOf('M09') }, version: 1 });
  });

  test('is needed to act, and to read what is not public', async () => {
    for (const told of [
      await api.post(null, 'RaiseSubject', subject()),
      await api.get(null, 'home'),
      await api.get(null, 'subjects'),
      await api.get(null, `proposals/${idOf('P23')}`),
    ]) {
      expect(told.status).toBe(401);
      expect(told.content.code).toBe('token-required');
      expect(told.headers.get('www-authenticate')).toContain('Bearer');
      expect(told.headers.get('content-type')).toBe('application/problem+json');
    }
  });

  test('made for reading does not act', async () => {
    const authorization = `Bearer ${await api.token('M09', false)}`;
    expect((await api.get(null, 'home', { authorization })).status).toBe(200);
    const told = await api.post(null, 'RaiseSubject', subject(), { authorization });
    expect([told.status, told.content.code]).toEqual([403, 'scope-missing']);
  });

  test('that is revoked, forged or mangled opens nothing, with a sentence', async () => {
    const { revokeToken, tokensOf } = await import('#lib/server/application/api/tokens.ts');
    const owner = { communeId, person: idOf('M13') };
    const authorization = `Bearer ${await api.token('M13')}`;
    expect((await api.get(null, 'home', { authorization })).status).toBe(200);
    const [token] = await tokensOf(owner);
    await revokeToken({ communeId, person: idOf('M12') }, token?.id ?? '');
    expect((await api.get(null, 'home', { authorization })).status).toBe(200);
    await revokeToken(owner, token?.id ?? '');
    await revokeToken(owner, 'n’importe quoi');
    const forged = ['Bearer', 'Bearer  ', 'Basic abc', 'bearer ' + 'x'.repeat(43), authorization];
    for (const header of forged) {
      const told = await api.get(null, 'home', { authorization: header });
      expect([told.status, told.content.code], header).toEqual([401, 'token-invalid']);
      expect(told.content.message).toContain('/compte/jetons');
    }
  });

  test('of a person who has left is dead', async () => {
    const authorization = `Bearer ${await api.token('O06')}`;
    expect((await api.get(null, 'home', { authorization })).status).toBe(200);
    const left = await twoHands(api, ['M09', 'M10'], 'RecordDeparture', {
      personId: idOf('O06'),
      on: '2026-11-22',
      act: 'Lettre de démission du 22 novembre 2026',
    });
    expect(left.status, JSON.stringify(left.content)).toBe(200);
    expect((await api.get(null, 'home', { authorization })).status).toBe(401);
  });

  test('is one of twenty at most, named, and for a time', async () => {
    const { makeToken } = await import('#lib/server/application/api/tokens.ts');
    const owner = { communeId, person: idOf('O05') };
    const wanted = { name: 'x', mayWrite: false, days: 30 };
    expect(await makeToken(owner, { ...wanted, name: ' ' })).toMatchObject({ reason: 'name' });
    expect(await makeToken(owner, { ...wanted, name: 'a\0b' })).toMatchObject({ reason: 'name' });
    expect(await makeToken(owner, { ...wanted, days: 1e9 })).toMatchObject({ reason: 'days' });
    const made = await Promise.all(Array.from({ length: 25 }, () => makeToken(owner, wanted)));
    expect(made.filter(({ ok }) => ok)).toHaveLength(20);
  });
});

test('a token used too often waits, and only that one', async () => {
  const { application } = await import('#lib/server/application/application.ts');
  const authorization = `Bearer ${await api.token('O04')}`;
  const spared = `Bearer ${await api.token('O04')}`;
  await application().pool.query('delete from accounts.attempts');
  expect((await api.get(null, 'home', { authorization })).status).toBe(200);
  await application().pool.query('update accounts.attempts set count = 3000');
  const told = await api.get(null, 'home', { authorization });
  expect([told.status, told.content.code]).toEqual([429, 'too-many-requests']);
  // The window of five minutes has just begun: the token serves again when it ends.
  expect(Number(told.headers.get('retry-after'))).toBeGreaterThan(290);
  expect(Number(told.headers.get('retry-after'))).toBeLessThanOrEqual(300);
  expect((await api.get(null, 'home', { authorization: spared })).status).toBe(200);
  await application().pool.query('delete from accounts.attempts');
});

describe('a command', () => {
  test('sent twice under one key acts once; another one under the key is refused', async () => {
    const fields = subject();
    const key = { 'idempotency-key': randomUUID() };
    const [first, second] = await Promise.all([
      api.post('M10', 'RaiseSubject', fields, key),
      api.post('M10', 'RaiseSubject', fields, key),
    ]);
    expect([first.content.replayed, second.content.replayed].toSorted()).toEqual([false, true]);
    expect(first.content.position).toBe(second.content.position);
    const other = await api.post('M10', 'RaiseSubject', subject(), key);
    expect([other.status, other.content.code]).toEqual([409, 'key-reused']);
  });

  test('that answers a version seen too long ago is refused, with both versions', async () => {
    const fields = subject();
    await api.post('M10', 'RaiseSubject', fields);
    const support = { subjectId: fields.subjectId };
    const [a, b] = await Promise.all([
      api.post('M11', 'SupportSubject', support, { 'if-match': '"1"' }),
      api.post('M12', 'SupportSubject', support, { 'if-match': 'W/"1"' }),
    ]);
    expect([a.status, b.status].toSorted()).toEqual([200, 409]);
    const stale = a.status === 409 ? a : b;
    expect(stale.content).toMatchObject({ code: 'stale-version', facts: { expected: 1, current: 2 } });
    for (const version of ['x', '"-1"', '1e9', '"1", "2"'])
      expect((await api.post('M12', 'SupportSubject', support, { 'if-match': version })).status).toBe(400);
  });

  test('without a key, or with one that is no UUID, is not done', async () => {
    const headers = { authorization: `Bearer ${await api.token('M10')}`, 'content-type': 'application/json' };
    const body = JSON.stringify(subject());
    const without = await api.raw('POST', 'commands/RaiseSubject', { headers, body });
    expect([without.status, without.content.code]).toEqual([400, 'key-missing']);
    const malformed = await api.post('M10', 'RaiseSubject', subject(), { 'idempotency-key': 'moi' });
    expect([malformed.status, malformed.content.code]).toEqual([422, 'invalid-key']);
  });

  test('refused says why in the language asked for, with its facts', async () => {
    const told = await api.post('A05', 'DraftProposal', {
      proposal: randomUUID(),
      subject: idOf('subject P03'),
      body: idOf('GM'),
      matter: 'ordinary',
      effect: { kind: 'none' },
      title: 'Une agente propose',
      text: 'Texte',
      terms: null,
    });
    expect([told.status, told.content.code]).toEqual([403, 'not-elected']);
    expect(told.content.message).toMatch(/élu/);
    expect(told.content).toMatchObject({ status: 403, facts: { code: 'not-elected' }, fields: {} });
  });

  test('of every noun answers wrong bodies with 422 by field, never with a fault', async () => {
    for (const type of registry.commands.keys()) {
      for (const body of [{}, { type: 'x' }, { people: 3, proposal: [], subjectId: {}, revision: '1' }]) {
        const told = await api.post('M10', type, body);
        // A command all of whose fields are optional is for the rules to judge.
        expect([403, 409, 422], `${type} ${JSON.stringify(told.content)}`).toContain(told.status);
      }
      expect((await api.post('M10', type, [] as object)).status).toBe(400);
    }
  });

  test('nobody declared, or on a name of JavaScript, is nothing', async () => {
    for (const type of ['constructor', 'toString', 'Nothing', 'hasOwnProperty'])
      expect((await api.post('M10', type, {})).content.code, type).toBe('unknown-command');
    for (const path of ['commands/__proto__', 'commands/A/B', 'commands', 'nothing'])
      for (const method of ['POST', 'PUT'] as const)
        expect((await api.raw(method, path, { body: '{}' })).status, path).toBe(404);
    for (const [method, path, allowed] of [
      ['POST', 'home', 'GET, HEAD'],
      ['PUT', 'home', 'GET, HEAD'],
      ['PUT', `subjects/${randomUUID()}`, 'GET, HEAD'],
      ['PUT', 'commands/RaiseSubject', 'POST'],
      ['GET', 'commands/RaiseSubject', 'POST'],
    ] as const) {
      const told = await api.raw(method, path, method === 'GET' ? {} : { body: '{}' });
      expect([told.status, told.content.code, told.headers.get('allow')], path).toEqual([
        405,
        'method-not-allowed',
        allowed,
      ]);
    }
  });
});

describe('a body that is no command', () => {
  const send = async (body: RequestInit['body'], type = 'application/json') =>
    api.raw('POST', 'commands/RaiseSubject', {
      headers: {
        authorization: `Bearer ${await api.token('M16')}`,
        'content-type': type,
        'idempotency-key': randomUUID(),
      },
      body: body ?? null,
    });

  test('is refused before the rules', async () => {
    const cases: [RequestInit['body'], number, string][] = [
      ['', 400, 'bad-json'],
      ['{', 400, 'bad-json'],
      ['null', 400, 'not-an-object'],
      ['[{}]', 400, 'not-an-object'],
      ['"RaiseSubject"', 400, 'not-an-object'],
      [new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]), 400, 'bad-json'],
      [`{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}`, 400, 'too-deep'],
      [`{"a":${'{"a":'.repeat(40_000)}1${'}'.repeat(40_000)}}`, 400, 'too-deep'],
      [`{"title":"${'a'.repeat(1_100_000)}"}`, 413, 'too-large'],
    ];
    for (const [body, status, code] of cases) {
      const told = await send(body);
      expect([told.status, told.content.code], String(body).slice(0, 30)).toEqual([status, code]);
    }
    expect((await send('{}', 'text/plain')).status).toBe(415);
    expect((await send('{}', 'application/x-www-form-urlencoded')).status).toBe(415);
  });

  test('may hold what databases and languages choke on, and is answered', async () => {
    const nasty: [object, string][] = [
      [subject({ title: 'nul \0 ici' }), 'title'],
      [subject({ text: 'moitié \ud800 de signe' }), 'text'],
      [subject({ title: { toString: 1 } }), 'title'],
      [subject({ body: '../../GM' }), 'body'],
      [subject({ unbudgetedEuros: 1e308 }), 'unbudgetedEuros'],
      [subject({ unbudgetedEuros: -0.01 }), 'unbudgetedEuros'],
      [subject({ answers: [] }), 'answers'],
      [subject({ basis: { kind: 'executes', decision: 'x' } }), 'basis.decision'],
    ];
    for (const [fields, field] of nasty) {
      const told = await api.post('M10', 'RaiseSubject', fields);
      expect(told.status, JSON.stringify(told.content)).toBe(422);
      expect(Object.keys(told.content.fields), field).toContain(field);
    }
    const infinite = JSON.stringify(subject()).replace('"unbudgetedEuros":null', '"unbudgetedEuros":1e999');
    expect((await send(infinite)).status).toBe(422);
    const polluted = JSON.stringify(subject()).replace(
      '{',
      '{"__proto__":{"administrator":true},"constructor":{"prototype":1},"unknown":[[[]]],"type":"FoundCommune",',
    );
    const told = await send(polluted);
    expect(told.status).toBe(422);
    expect(Object.keys(told.content.fields)).toEqual(expect.arrayContaining(['constructor', 'unknown']));
    expect(({} as Record<string, unknown>)['administrator']).toBeUndefined();
  });
});

describe('a query', () => {
  test('is answered to each as the pages would: public, member, administrator', async () => {
    const { content: register } = await api.get(null, 'register?words=eclairage');
    expect(register.lines.map(({ title }: { title: string }) => title).join()).toContain('éclairage');
    const [line] = register.lines;
    expect((await api.get(null, `decisions/${line.id}`)).content.title).toBe(line.title);
    expect((await api.get(null, 'commune')).content).toMatchObject({ name: 'Valbrune-sur-Orsille' });
    expect((await api.get(null, 'governance')).content.bodies.length).toBeGreaterThan(5);
    expect((await api.get(null, `bodies/${idOf('GM')}`)).content.body.name).toBe('Groupe majoritaire');
    const own = await api.get('M14', `proposals/${idOf('P23')}`);
    expect(own.status).toBe(200);
    expect(own.headers.get('etag')).toContain(`W/"${own.content.version}.`);
    expect((await api.get('A05', 'people')).content.lines.length).toBeGreaterThan(20);
    expect((await api.get('A07', 'journal/verification')).content.broken).toBeNull();
    expect((await api.get('A07', 'journal')).content.hash).toMatch(/^[0-9a-f]{64}$/);
    expect((await api.get('M01', 'journal')).status).toBe(403);
  });

  test('of meetings, of the law and of accounts is answered to those whom it is for', async () => {
    const { content: law } = await api.get(null, 'law');
    expect(law.council.length).toBeGreaterThan(1);
    const { lines } = (await api.get(null, 'meetings?to=2026-12-31')).content;
    expect(lines.map(({ date }: { date: string }) => date)).toEqual([
      ...['2026-09-08', '2026-09-22', '2026-10-06', '2026-10-20', '2026-11-03', '2026-11-17'],
      ...['2026-12-01', '2026-12-15'],
    ]);
    const held = lines[5].id;
    expect((await api.get(null, `meetings/${held}`)).content).toMatchObject({
      status: 'recordPublished',
      record: { present: 19, facilitator: 'Violaine Decarsin' },
    });
    expect((await api.get(null, `meetings/${held}`)).content).not.toHaveProperty('attendance');
    const inside = await api.get('M19', `meetings/${held}`);
    expect(inside.content.attendance.length).toBeGreaterThan(20);
    expect(inside.headers.get('etag')).toContain(`W/"${inside.content.version}.`);
    expect((await api.get('O01', `meetings/${held}`)).content).not.toHaveProperty('attendance');
    const ends = 'from=0000-01-01&to=9999-12-31';
    for (const path of [`meetings?${ends}&cancelled=with`, `register?${ends}`])
      expect((await api.get(null, path)).status, path).toBe(200);
    const accounts = await Promise.all(
      Array.from({ length: 30 }, () => api.get('A07', 'accounts?words=trehard&arrival=toInvite')),
    );
    for (const { content } of accounts) expect(content.lines).toHaveLength(1);
    expect((await api.get('M01', 'accounts')).status).toBe(403);
    expect((await api.get('A07', 'setting-up')).content).toMatchObject({ current: null });
    expect((await api.get('M05', 'charter')).content).toMatchObject({
      inForce: { version: expect.any(Number) },
      draft: null,
      voter: true,
    });
  });

  test('with a parameter that it does not understand says which one', async () => {
    for (const [path, field] of [
      ['register?pages=2', 'pages'],
      ['register?page=0', 'page'],
      ['register?page=1e99', 'page'],
      ['register?from=hier', 'from'],
      ['register?nature=autre', 'nature'],
      ['register?words=a%00b', 'words'],
      ['register?body=%27%3B--', 'body'],
      ['decisions/inconnue', 'decision'],
      ['bodies/__proto__', 'body'],
    ] as const) {
      const told = await api.get(null, path);
      expect([told.status, Object.keys(told.content.fields)], path).toEqual([422, [field]]);
    }
    for (const path of ['', 'nothing', `decisions/${randomUUID()}`, `bodies/${randomUUID()}`, 'register/2'])
      expect((await api.get(null, path)).status, path).toBe(404);
  });

  test('is declared once, and each is served', async () => {
    expect(new Set(reads.map(({ name }) => name)).size).toBe(reads.length);
    for (const { path } of reads) {
      const told = await api.get(
        'A07',
        path.slice(1).replaceAll(/\{\w+\}/g, () => randomUUID()),
      );
      expect([200, 403, 404], path).toContain(told.status);
      expect(told.content.code, path).not.toBe('fault');
    }
  });
});

test('a token of one commune opens nothing of another, under its host or by its ids', async () => {
  const { application } = await import('#lib/server/application/application.ts');
  const { makeToken } = await import('#lib/server/application/api/tokens.ts');
  const second = randomUUID();
  // From here on, the host of these requests is the second commune's.
  await openCommune(application().pool, second, 'localhost');
  const town = await settleTown(application().execute, second, 3);
  const person = town.members[1] ?? '';
  const made = await makeToken({ communeId: second, person }, { name: 'essai', mayWrite: true, days: 30 });
  const authorization = `Bearer ${made.ok ? made.secret : ''}`;

  expect((await api.get('M01', 'home')).content.code).toBe('token-invalid');
  expect((await api.post('M01', 'RaiseSubject', subject())).content.code).toBe('token-invalid');
  const home = await api.get(null, 'home', { authorization });
  expect(home.content.person.id).toBe(person);
  const theirs = idOf('subject P10');
  for (const path of [`subjects/${theirs}`, `proposals/${idOf('P23')}`, `decisions/${idOf('P05')}`])
    expect((await api.get(null, path, { authorization })).status, path).toBe(404);
  const told = await api.post(null, 'SupportSubject', { subjectId: theirs }, { authorization });
  expect([told.status, told.content.code]).toEqual([404, 'subject-unknown']);
  expect((await api.get(null, 'register')).content.lines).toEqual([]);
  // An id that the other commune uses is free here, and stays theirs there.
  const borrowed = subject({ subjectId: theirs, body: town.group });
  expect((await api.post(null, 'RaiseSubject', borrowed, { authorization })).status).toBe(200);
  const own = await api.get(null, `subjects/${theirs}`, { authorization });
  expect(own.content.title).toBe('Un banc devant la mairie');
});
