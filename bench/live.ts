/**
 * Five hundred phones that follow one commune: milliseconds from the sending of a command to the phone that
 * is told last, against a bare event-stream server that fans the same bytes out; then two processes of the
 * application, one of which is killed while people act: what the phones were never told must be nothing.
 */
import { randomUUID } from 'node:crypto';
import { Agent, get, type ClientRequest } from 'node:http';
import { enter, openTown } from './support/town.ts';

const phones = 500;
const commands = 100;

const agent = new Agent({ keepAlive: false, maxSockets: Infinity });

/** A phone that keeps the page open, as a browser does: it comes back with the last id that it saw. */
interface Phone {
  last: number;
  /** Streams named since it opened; `*` when everything may have changed. */
  readonly told: Set<string>;
  leave(): void;
}

const openPhone = (origin: string, cookie: string, from: number | null, heard: () => void): Promise<Phone> =>
  new Promise((opened) => {
    let request: ClientRequest;
    let left = false;
    const phone: Phone = {
      last: from ?? 0,
      told: new Set(),
      leave: () => {
        left = true;
        request.destroy();
      },
    };
    const hear = (block: string): void => {
      const [, id, streams] = /^id: (\d+)\ndata: \{"streams":(.*)\}$/.exec(block) ?? [];
      if (!id || !streams) return opened(phone);
      phone.last = Number(id);
      for (const stream of (JSON.parse(streams) as string[] | null) ?? ['*']) phone.told.add(stream);
      heard();
    };
    const connect = (): void => {
      const seen = phone.last ? { 'last-event-id': String(phone.last) } : {};
      const again = (): void => void (left || setTimeout(connect, 200));
      request = get(`${origin}/en-direct`, { agent, headers: { cookie, ...seen } }, (response) => {
        if (response.statusCode !== 200) throw new Error(`The stream answered ${response.statusCode}`);
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => {
          const blocks = (text + part).split('\n\n');
          text = blocks.pop() ?? '';
          blocks.forEach(hear);
        });
        response.once('close', again).on('error', () => undefined);
      });
      request.on('error', again);
    };
    connect();
  });

const openPhones = async (
  count: number,
  origin: string,
  cookie: string,
  heard: () => void,
  from: number | null = null,
) => {
  const open: Phone[] = [];
  // By tens: a room does not open its phones in the same millisecond.
  while (open.length < count)
    open.push(
      ...(await Promise.all(Array.from({ length: 10 }, () => openPhone(origin, cookie, from, heard)))),
    );
  return open;
};

/** Milliseconds until the last of the phones has heard, for each of the commands. */
const toTheLast = async (send: () => Promise<unknown>, hearing: { heard: () => void }): Promise<number[]> => {
  const times: number[] = [];
  for (let command = 0; command < commands + 10; command += 1) {
    let waiting = phones;
    const all = new Promise<void>((done) => {
      hearing.heard = () => {
        waiting -= 1;
        if (waiting === 0) done();
      };
    });
    const start = performance.now();
    await Promise.all([send(), all]);
    // The first ones warm up both.
    if (command >= 10) times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b);
};

const share = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;

/** A personal token of the person, made by the form. */
const tokenOf = async (origin: string, cookie: string): Promise<string> => {
  const answer = await fetch(`${origin}/compte/jetons?/make`, {
    method: 'POST',
    headers: { cookie, origin },
    body: new URLSearchParams({ name: 'Mesure', scope: 'write', days: '30' }),
  });
  const secret = /collegiale_[\w-]+/.exec(await answer.text())?.[0];
  if (!secret) throw new Error('No token was made');
  return secret;
};

const raise = async (origin: string, token: string, body: string): Promise<void> => {
  const answer = await fetch(`${origin}/api/v1/commands/RaiseSubject`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    },
    body: JSON.stringify({
      subjectId: randomUUID(),
      title: 'Un abri pour l’arrêt du car',
      text: 'Quand il pleut, les collégiens attendent sous la halle.',
      body,
      origin: null,
      answers: {
        newPolicy: 'no',
        orientation: 'yes',
        priceTaxLand: 'no',
        serviceOrganisation: 'no',
        publicPosition: 'no',
      },
      unbudgetedEuros: null,
      basis: null,
    }),
  });
  if (!answer.ok) throw new Error(`RaiseSubject answered ${answer.status}: ${await answer.text()}`);
};

const say = (name: string, times: readonly number[], reference: readonly number[]): void => {
  for (const [label, part] of [
    ['p50', 0.5],
    ['p99', 0.99],
  ] as const) {
    const ours = share(times, part);
    const theirs = share(reference, part);
    console.log(
      `${name}, ${label}  ${ours.toFixed(1)} ms  against ${theirs.toFixed(1)} ms of a bare event-stream server  ratio ${(ours / theirs).toFixed(2)}`,
    );
  }
};

const town = await openTown();
try {
  const { origin, owner } = town;
  const { rows } = await owner.query<{ email: string; body: string }>(
    `select p.email, b.id as body from people p
     join states c on c.commune_id = p.commune_id and c.stream = 'commune'
     join states s on s.commune_id = p.commune_id and s.stream = 'bodies',
     lateral (select key as id from jsonb_each(s.document->'bodies')
              where value->>'kind' = 'majorityGroup') as b
     where p.email is not null and c.document->'members'->(p.person_id::text)->>'majority' = 'true'
     order by p.email limit 1`,
  );
  const { email = '', body = '' } = rows[0] ?? {};
  const cookie = await enter(origin, email);
  const token = await tokenOf(origin, cookie);

  const hearing = { heard: (): void => undefined };
  const heard = (): void => hearing.heard();
  const bare = `http://127.0.0.1:${await town.reference(['bench/reference/events.ts'], {})}`;
  const message = `id: 1000\ndata: {"streams":["subject:${randomUUID()}"]}\n\n`;
  const others = await openPhones(phones, bare, '', heard);
  const reference = await toTheLast(() => fetch(bare, { method: 'POST', body: message }), hearing);
  for (const phone of others) phone.leave();

  const members = await openPhones(phones, origin, cookie, heard);
  const times = await toTheLast(() => raise(origin, token, body), hearing);
  for (const phone of members) phone.leave();
  say(`${phones} members' phones`, times, reference);

  hearing.heard = () => undefined;
  const second = await town.another();
  const { rows: head } = await owner.query<{ position: string }>('select position from heads');
  const from = Number(head[0]?.position);
  const spread = [
    ...(await openPhones(phones / 2, origin, cookie, heard, from)),
    ...(await openPhones(phones / 2, second.origin, await enter(second.origin, email), heard, from)),
  ];
  const acting = (async () => {
    for (let command = 0; command < commands; command += 1) await raise(origin, token, body);
  })();
  await second.end();
  const again = await town.another(second.port);
  await acting;
  await raise(origin, token, body);
  const { rows: streams } = await owner.query<{ stream: string; position: string }>(
    'select stream, max(position) as position from journal where position > $1 group by stream',
    [from],
  );
  const last = Math.max(...streams.map(({ position }) => Number(position)));
  const patience = performance.now() + 30_000;
  while (spread.some((phone) => phone.last < last) && performance.now() < patience)
    await new Promise((wait) => setTimeout(wait, 100));
  const lost = spread.flatMap(({ told }) =>
    told.has('*') ? [] : streams.filter(({ stream }) => !told.has(stream)),
  );
  console.log(
    `${streams.length} changes, ${spread.length} phones on two processes, one killed and started again: ${lost.length} messages lost`,
  );
  for (const phone of spread) phone.leave();
  await again.end();
  if (lost.length > 0) process.exitCode = 1;
} finally {
  agent.destroy();
  await town.close();
}
