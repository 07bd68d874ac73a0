import { randomUUID } from 'node:crypto';
import { vi } from 'vitest';
import { communeId, idOf } from '../../../demo/stage.ts';
import { playedDatabase } from '../../support/database.ts';

export { communeId, idOf };

/** What the API answered; `content` is the parsed JSON, or null without a body. */
export interface Told {
  readonly status: number;
  readonly headers: Headers;
  // Tests look into it by hand, as a program would.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly content: any;
}

type Headers_ = Readonly<Record<string, string>>;

/** Valbrune on its last day, with its API, each of its people holding a token. */
export interface Api {
  /** A token of a person of the demonstration (`M01`), that reads and acts unless told otherwise. */
  token(who: string, mayWrite?: boolean): Promise<string>;
  /** @param who a person of the demonstration, whose token is made at need; null brings no token */
  get(who: string | null, path: string, headers?: Headers_): Promise<Told>;
  post(who: string | null, type: string, fields: object, headers?: Headers_): Promise<Told>;
  /** A request as it is, for what no honest client would send. */
  raw(method: 'GET' | 'POST' | 'PUT', path: string, init: RequestInit): Promise<Told>;
  close(): Promise<void>;
}

/** The morning after the demonstration's last scene; only `Date` is set, timers run. */
export const theDay = '2026-11-23T09:00:00Z';

interface Handlers {
  GET(event: object): Promise<Response>;
  POST(event: object): Promise<Response>;
  fallback(event: object): Promise<Response>;
}

export const openApi = async (): Promise<Api> => {
  const database = await playedDatabase();
  Object.assign(process.env, {
    DATABASE_APP_URL: database.appUrl,
    COLLEGIALE_SECRET: 'secret of the tests, long enough to sign',
    COLLEGIALE_MODE: 'demo',
  });
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(theDay) });
  const handlers = (await import('../../../src/routes/api/v1/[...path]/+server.ts')) as unknown as Handlers;
  const { makeToken } = await import('#lib/server/application/api/tokens.ts');
  const { application } = await import('#lib/server/application/application.ts');
  const { accounts } = await import('#lib/server/application/people/accounts.ts');
  const tokens = new Map<string, string>();

  const raw: Api['raw'] = async (method, path, init) => {
    const request = new Request(`http://localhost/api/v1/${path}`, { method, ...init });
    const url = new URL(request.url);
    const event = { request, url, params: { path: url.pathname.replace('/api/v1/', '') } };
    const response = await (method === 'PUT' ? handlers.fallback : handlers[method])(event);
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      content: text === '' ? null : JSON.parse(text),
    };
  };
  const token: Api['token'] = async (who, mayWrite = true) => {
    const made = await makeToken({ communeId, person: idOf(who) }, { name: 'essai', mayWrite, days: 30 });
    if (!made.ok) throw new Error(`No token for ${who}: ${made.reason}`);
    return made.secret;
  };
  const bearer = async (who: string | null): Promise<Headers_> => {
    if (who === null) return {};
    const known = tokens.get(who) ?? (await token(who));
    tokens.set(who, known);
    return { authorization: `Bearer ${known}` };
  };
  return {
    token,
    raw,
    get: async (who, path, headers = {}) =>
      raw('GET', path, { headers: { ...(await bearer(who)), ...headers } }),
    post: async (who, type, fields, headers = {}) =>
      raw('POST', `commands/${type}`, {
        headers: {
          'content-type': 'application/json',
          'idempotency-key': randomUUID(),
          ...(await bearer(who)),
          ...headers,
        },
        body: JSON.stringify(fields),
      }),
    close: async () => {
      vi.useRealTimers();
      await accounts().close();
      await application().pool.end();
      await database.drop();
    },
  };
};
