/**
 * Pages per second of the built application on Valbrune, against a bare Node handler running the same SQL;
 * the register of 10 000 decisions against one of 100; the JavaScript that each page sends.
 * One process each on the same machine, 8 clients that keep their connection, a page asked again at once.
 */
import { Agent, get } from 'node:http';
import { gzipSync } from 'node:zlib';
import type pg from 'pg';
import { migrate } from '../src/lib/server/platform/postgres/migrate.ts';
import { enter, openTown, secret } from './support/town.ts';

const seconds = 4;
const clients = 8;

interface Page {
  readonly status: number;
  readonly text: string;
}

const agent = new Agent({ keepAlive: true, maxSockets: clients });

const ask = (url: string, cookie: string): Promise<Page> =>
  new Promise((answered, failed) => {
    get(url, { agent, headers: { cookie, 'accept-language': 'fr' } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        answered({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString() }),
      );
    }).on('error', failed);
  });

/** Pages per second, after half a second of warming up. */
const rate = async (url: string, cookie = ''): Promise<number> => {
  const run = async (duration: number): Promise<number> => {
    const end = performance.now() + duration;
    let done = 0;
    const client = async (): Promise<void> => {
      while (performance.now() < end) {
        const { status } = await ask(url, cookie);
        if (status !== 200) throw new Error(`${url} answered ${status}`);
        done += 1;
      }
    };
    const start = performance.now();
    await Promise.all(Array.from({ length: clients }, client));
    return done / ((performance.now() - start) / 1_000);
  };
  await run(500);
  return run(seconds * 1_000);
};

/** Copies of the decisions there are, until the register has so many. */
const fillRegister = async (owner: pg.Client, wanted: number): Promise<void> => {
  await owner.query(
    `with there as (select *, row_number() over (order by stream) as n, count(*) over () as of
                    from states where public and noun = 'proposal')
     insert into states (commune_id, stream, noun, version, document, listing, public, sort_key, search,
                         body, nature, status, matter, review_on)
     select commune_id, 'proposal:' || id, noun, version, document,
            listing || jsonb_build_object('id', id), public, sort_key || '-' || i, search,
            body, nature, status, matter, review_on
     from generate_series(1, $1::bigint - (select count(*) from there)) as i
     cross join lateral (select md5(i || ' of ' || $1::text)::uuid::text as id) as fresh
     join there on there.n = 1 + i % there.of`,
    [wanted],
  );
  // As decisions taken one by one would have: what pages keep in mind is then known to be old.
  await owner.query('update heads set position = position + 1');
  await owner.query('vacuum analyze states');
};

/** Kilobytes of JavaScript, compressed, that a page imports at once. */
const scripts = async (origin: string, path: string, cookie: string): Promise<number> => {
  const { text } = await ask(origin + path, cookie);
  const seen = new Set<string>();
  // A page starts its scripts by `import(…)`; in a script, that is for later: what is counted is imported at once.
  const page = /import\(["']([^"']+\.js)["']|(?:href|src)="([^"]+\.js)"/g;
  const script = /(?:from|import)\s*["']([^"']+\.js)["']/g;
  const follow = async (source: string, base: string, pattern: RegExp): Promise<number> => {
    const found = [...source.matchAll(pattern)]
      .map(([, imported, linked]) => new URL(imported ?? linked ?? '', base).href)
      .filter((address) => address.startsWith(origin) && !seen.has(address));
    let bytes = 0;
    for (const address of new Set(found)) {
      if (seen.has(address)) continue;
      seen.add(address);
      const { text: code } = await ask(address, '');
      bytes += gzipSync(code).length + (await follow(code, address, script));
    }
    return bytes;
  };
  const inline = [...text.matchAll(/<script[^>]*>([\s\S]+?)<\/script>/g)]
    .map(([, code]) => code ?? '')
    .join('');
  return ((inline ? gzipSync(inline).length : 0) + (await follow(text, origin + path, page))) / 1_000;
};

const compare = async (name: string, page: string, bare: string, cookie: string): Promise<number> => {
  const reference = await rate(bare);
  const pages = await rate(page, cookie);
  console.log(
    `${name}  ${pages.toFixed(0)} pages/s  against ${reference.toFixed(0)}/s of a bare handler  ratio ${(pages / reference).toFixed(2)}`,
  );
  return pages;
};

const measure = async (origin: string, bare: string, owner: pg.Client, proposal: string, cookie: string) => {
  await compare('proposal', `${origin}/propositions/${proposal}`, `${bare}/propositions/${proposal}`, cookie);
  await fillRegister(owner, 100);
  const hundred = await compare('register of 100', `${origin}/decisions`, `${bare}/decisions`, '');
  await fillRegister(owner, 10_000);
  const many = await compare('register of 10 000', `${origin}/decisions`, `${bare}/decisions`, '');
  console.log(`register of 10 000 against one of 100  ratio ${(many / hundred).toFixed(2)}`);
  const searched = await rate(`${origin}/decisions?q=%C3%A9cole`);
  console.log(`register of 10 000, searched  ${searched.toFixed(0)} pages/s`);
  const { rows } = await owner.query<{ id: string }>(
    `select listing->>'id' as id from states where public and noun = 'proposal' limit 1`,
  );
  const paths = ['/', '/decisions', `/decisions/${rows[0]?.id}`, '/gouvernance', '/connexion'];
  for (const path of paths)
    console.log(
      `JavaScript of ${path.replace(/[0-9a-f-]{36}/, '[id]')}  ${(await scripts(origin, path, '')).toFixed(1)} kB`,
    );
  for (const path of ['/accueil', '/sujets', `/propositions/${proposal}`])
    console.log(
      `JavaScript of ${path.replace(/[0-9a-f-]{36}/, '[id]')}  ${(await scripts(origin, path, cookie)).toFixed(1)} kB`,
    );
};

const town = await openTown();
try {
  const { origin, owner, ownerUrl } = town;
  const { rows } = await owner.query<{ id: string; email: string }>(
    `select s.listing->>'id' as id, p.email from states s join people p using (commune_id)
     where s.noun = 'proposal' and s.listing->>'phase' = 'objections' and p.email is not null
       and exists (select from states b where b.stream = 'commune' and b.commune_id = s.commune_id
                   and b.document->'members'->(p.person_id::text)->>'majority' = 'true')
     order by s.listing->>'deadline' nulls last, p.email limit 1`,
  );
  const { id = '', email = '' } = rows[0] ?? {};
  const { appUrl } = await migrate({ ownerUrl, secret });
  const port = await town.reference(['bench/reference/pages.ts', email, id], { DATABASE_APP_URL: appUrl });
  await measure(origin, `http://127.0.0.1:${port}`, owner, id, await enter(origin, email));
} finally {
  agent.destroy();
  await town.close();
}
