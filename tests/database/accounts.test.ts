import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { enterAs } from '../../src/lib/server/platform/accounts/demo.ts';
import { openDesk, trustedOrigin, type Desk } from '../../src/lib/server/platform/accounts/desk.ts';
import * as invitations from '../../src/lib/server/platform/accounts/invitations.ts';
import * as session from '../../src/lib/server/platform/accounts/session.ts';
import * as setup from '../../src/lib/server/platform/accounts/setup.ts';
import * as signIn from '../../src/lib/server/platform/accounts/sign-in.ts';
import type { AccountSettings } from '../../src/lib/server/platform/accounts/settings.ts';
import { keptLetters } from '../../src/lib/server/platform/mail/mailbox.ts';
import { mailComplaint } from '../../src/lib/server/platform/mail/settings.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { openLetterBox, tokenIn, type LetterBox } from './support/letters.ts';

const origin = 'https://valbrune.example';
const communeId = randomUUID();
const lea = { personId: randomUUID(), email: 'lea.martin@valbrune.example' };

let database: FreshDatabase;
let owner: pg.Client;
let box: LetterBox;
let desk: Desk;

const settings = (): AccountSettings => ({
  databaseUrl: database.appUrl,
  secret: 'a secret of the tests, long enough for everyone',
  mode: 'production',
  origin,
  mail: { smtpUrl: box.smtpUrl, from: 'Valbrune <collegiale@valbrune.example>', production: true },
});

const caller = (cookies: readonly { name: string; value: string }[] = []) => ({
  origin,
  headers: new Headers({
    'user-agent': 'Firefox/140.0 Android',
    cookie: cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; '),
  }),
});

const ask = async (email: string, address = '192.0.2.1'): Promise<boolean> => {
  const taken = await signIn.requestLink(desk, { email, address, origin });
  await signIn.answerRequests(desk);
  return taken;
};

const tokenFor = async (email: string): Promise<string> => {
  await ask(email);
  return tokenIn(box.received.at(-1)?.raw ?? '');
};

beforeAll(async () => {
  database = await freshDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  box = await openLetterBox();
  desk = openDesk(settings());
});

afterAll(async () => {
  await desk.close();
  await box.close();
  await owner.end();
  await database.drop();
});

beforeEach(async () => {
  await desk.postman.round();
  box.received.length = 0;
  await owner.query(`truncate accounts.users, accounts.setup_links, accounts.invitations, accounts.attempts,
    accounts.sign_in_links, accounts.mailbox, accounts.link_requests cascade; delete from people; delete from communes`);
});

const addLea = async (): Promise<void> => {
  await owner.query('insert into communes values ($1)', [communeId]);
  await owner.query("insert into people values ($1, $2, 'Léa', 'Martin', $3)", [
    communeId,
    lea.personId,
    lea.email,
  ]);
};

describe('a link by e-mail', () => {
  beforeEach(addLea);

  test('is sent to a person, enters once, and names them', async () => {
    const token = await tokenFor(' Lea.Martin@Valbrune.example ');
    expect(box.received.map(({ to }) => to)).toEqual([[lea.email]]);
    expect(await signIn.peekLink(desk, token)).toEqual({ state: 'open', email: lea.email });

    const entrance = await signIn.openLink(desk, token, caller());
    if (!entrance.ok) throw new Error(entrance.state);
    const cookie = entrance.cookies.find(({ name }) => name.endsWith('session_token'));
    expect(cookie?.name).toBe('__Secure-collegiale.session_token');
    expect(cookie?.options).toMatchObject({ httpOnly: true, secure: true, sameSite: 'lax', path: '/' });
    expect(session.bringsSession(caller(entrance.cookies).headers)).toBe(true);
    const { session: opened } = await session.resolveSession(desk, caller(entrance.cookies));
    expect(opened?.user).toMatchObject({ email: lea.email, name: 'Léa Martin', proven: true });
    expect(opened?.setup).toBe(false);

    expect(await signIn.openLink(desk, token, caller())).toEqual({ ok: false, state: 'used' });
  });

  test('opened twice at the same instant, lets one enter', async () => {
    const token = await tokenFor(lea.email);
    const entrances = await Promise.all([1, 2, 3, 4].map(() => signIn.openLink(desk, token, caller())));
    expect(entrances.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test('pressed twice by the same person, lets them in both times, and nobody else', async () => {
    const token = await tokenFor(lea.email);
    const here = { ...caller(), address: '2001:db8::1' };
    const [one, other] = await Promise.all([
      signIn.openLink(desk, token, here),
      signIn.openLink(desk, token, { ...here, address: '2001:db8::2' }),
    ]);
    expect([one, other]).toMatchObject([{ ok: true }, { ok: true }]);
    if (!other.ok) throw new Error(other.state);
    const { session: opened } = await session.resolveSession(desk, caller(other.cookies));
    expect(opened?.user.email).toBe(lea.email);
    const elsewhere = { ...here, address: '192.0.2.77' };
    expect(await signIn.openLink(desk, token, elsewhere)).toEqual({ ok: false, state: 'used' });
    const program = { ...here, headers: new Headers({ 'user-agent': 'curl' }) };
    expect(await signIn.openLink(desk, token, program)).toEqual({ ok: false, state: 'used' });
    await owner.query("update accounts.sign_in_links set used_at = now() - interval '61 seconds'");
    expect(await signIn.openLink(desk, token, here)).toEqual({ ok: false, state: 'used' });
  });

  test('pressed twice works for an invitation and for the set-up too', async () => {
    const here = { ...caller(), address: '192.0.2.5' };
    await invitations.invite(desk, { communeId, ...lea, invitedBy: 'Ana', origin });
    await desk.postman.round();
    const invited = tokenIn(box.received.at(-1)?.raw ?? '');
    for (let press = 0; press < 2; press += 1)
      expect(await invitations.acceptInvitation(desk, invited, here)).toMatchObject({ ok: true });
    await owner.query('delete from people');
    const link = (await setup.setupLink(desk, origin))?.split('/').at(-1) ?? '';
    const founder = { name: 'Ana Roux', email: 'ana@valbrune.example' };
    for (let press = 0; press < 2; press += 1)
      expect(await setup.openSetup(desk, link, founder, here)).toMatchObject({ ok: true });
    expect(await setup.openSetup(desk, link, founder, { ...here, address: '192.0.2.6' })).toEqual({
      ok: false,
      state: 'used',
    });
  });

  test('is refused after its time, and when it is not one', async () => {
    const token = await tokenFor(lea.email);
    await owner.query("update accounts.sign_in_links set expires_at = now() - interval '1 second'");
    expect(await signIn.openLink(desk, token, caller())).toEqual({ ok: false, state: 'expired' });
    expect(await signIn.openLink(desk, 'anything', caller())).toEqual({ ok: false, state: 'unknown' });
    expect(await signIn.peekLink(desk, `${token}x`)).toEqual({ state: 'unknown', email: null });
  });

  test('is not sent to an unknown address, which is told the same thing by the same statements', async () => {
    expect(
      await signIn.requestLink(desk, { email: 'nobody@valbrune.example', address: '192.0.2.1', origin }),
    ).toBe(true);
    expect(await signIn.requestLink(desk, { email: lea.email, address: '192.0.2.1', origin })).toBe(true);
    const { rows } = await owner.query('select email from accounts.link_requests order by request_id');
    expect(rows).toHaveLength(2);
    await signIn.answerRequests(desk);
    expect(box.received.map(({ to }) => to)).toEqual([[lea.email]]);
    const { rows: users } = await owner.query('select email from accounts.users');
    expect(users).toEqual([]);
  });

  test('is limited by address, known or not, and kept over a restart', async () => {
    for (const email of [lea.email, 'nobody@valbrune.example']) {
      // Whoever asks too often for somebody is answered alike: the links that the person has stay good.
      for (let time = 1; time <= 7; time++) expect(await ask(email)).toBe(true);
    }
    const again = openDesk(settings());
    await signIn.requestLink(again, { email: lea.email, address: '192.0.2.9', origin });
    await signIn.answerRequests(again);
    await again.close();
    expect(box.received).toHaveLength(5);
    const last = tokenIn(box.received.at(-1)?.raw ?? '');
    expect(await signIn.openLink(desk, last, caller())).toMatchObject({ ok: true });
    const { rows } = await owner.query('select key from accounts.attempts');
    expect(JSON.stringify(rows)).not.toContain('valbrune');
  });

  test('keeps only a digest of the link, and the letter is gone once sent', async () => {
    const token = await tokenFor(lea.email);
    const { rows } = await owner.query('select * from accounts.sign_in_links');
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(await keptLetters(desk.pool)).toEqual([]);
  });
});

describe('sessions', () => {
  beforeEach(addLea);

  const enter = async () => {
    const entrance = await signIn.openLink(desk, await tokenFor(lea.email), caller());
    if (!entrance.ok) throw new Error(entrance.state);
    return entrance;
  };

  test('are listed, and closed at once by their owner alone', async () => {
    const [phone, desktop] = [await enter(), await enter()];
    const here = (await session.resolveSession(desk, caller(phone.cookies))).session;
    const there = (await session.resolveSession(desk, caller(desktop.cookies))).session;
    if (!here || !there) throw new Error('no session');
    expect((await session.sessionsOf(desk, phone.userId)).map(({ id }) => id).sort()).toEqual(
      [here.id, there.id].sort(),
    );
    await session.revokeSession(desk, 'somebody else', there.id);
    expect((await session.resolveSession(desk, caller(desktop.cookies))).session).toBeDefined();
    await session.revokeSession(desk, phone.userId, there.id);
    expect((await session.resolveSession(desk, caller(desktop.cookies))).session).toBeUndefined();
    expect((await session.resolveSession(desk, caller(phone.cookies))).session?.id).toBe(here.id);
  });

  test('all but this one can be closed; leaving closes this one', async () => {
    const [phone, desktop] = [await enter(), await enter()];
    const here = (await session.resolveSession(desk, caller(phone.cookies))).session;
    if (!here) throw new Error('no session');
    await session.revokeOthers(desk, here);
    expect((await session.resolveSession(desk, caller(desktop.cookies))).session).toBeUndefined();
    const cookies = await session.leave(desk, caller(phone.cookies));
    expect(cookies.find(({ name }) => name.endsWith('session_token'))?.options.maxAge).toBe(0);
    expect((await session.resolveSession(desk, caller(phone.cookies))).session).toBeUndefined();
  });

  test('of two people at once are each their own', async () => {
    await owner.query(
      "insert into people values ($1, gen_random_uuid(), 'Ana', 'Silva', 'ana@valbrune.example')",
      [communeId],
    );
    const first = await enter();
    const second = await signIn.openLink(desk, await tokenFor('ana@valbrune.example'), caller());
    if (!second.ok) throw new Error(second.state);
    const askers = Array.from({ length: 40 }, (_, index) => (index % 2 ? second : first));
    const found = await Promise.all(
      askers.map(
        async ({ cookies }) => (await session.resolveSession(desk, caller(cookies))).session?.user.id,
      ),
    );
    expect(found).toEqual(askers.map(({ userId }) => userId));
  });

  test('a forged cookie opens nothing', async () => {
    const { cookies } = await enter();
    const forged = cookies.map(({ name, value }) => ({ name, value: value.replace(/\..*/, '.forged') }));
    expect((await session.resolveSession(desk, caller(forged))).session).toBeUndefined();
  });
});

describe('an invitation', () => {
  beforeEach(addLea);

  const send = async (): Promise<string> => {
    await invitations.invite(desk, {
      communeId,
      ...lea,
      invitedBy: 'Ana Silva',
      communeName: 'Valbrune',
      origin,
    });
    await desk.postman.round();
    return tokenIn(box.received.at(-1)?.raw ?? '');
  };
  const states = async () => (await invitations.invitationsOf(desk, communeId)).map(({ state }) => state);

  test('lets its person enter once', async () => {
    const token = await send();
    expect(box.received[0]?.to).toEqual([lea.email]);
    expect(await states()).toEqual(['open']);
    expect(await invitations.acceptInvitation(desk, token, caller())).toMatchObject({ ok: true });
    expect(await states()).toEqual(['used']);
    expect(await invitations.acceptInvitation(desk, token, caller())).toEqual({ ok: false, state: 'used' });
  });

  test('gives way to a newer one, and can be withdrawn', async () => {
    const [first, second] = [await send(), await send()];
    expect(await invitations.acceptInvitation(desk, first, caller())).toEqual({
      ok: false,
      state: 'revoked',
    });
    await invitations.revokeInvitations(desk, communeId, lea.personId);
    expect(await invitations.peekInvitation(desk, second)).toMatchObject({ state: 'revoked' });
    expect(await invitations.renewInvitation(desk, second, origin)).toBe(false);
  });

  test('past its time, is renewed to the same address', async () => {
    const token = await send();
    await owner.query("update accounts.invitations set expires_at = now() - interval '1 second'");
    expect(await invitations.acceptInvitation(desk, token, caller())).toEqual({
      ok: false,
      state: 'expired',
    });
    expect(await invitations.renewInvitation(desk, token, origin)).toBe(true);
    await desk.postman.round();
    const renewed = tokenIn(box.received.at(-1)?.raw ?? '');
    expect(renewed).not.toBe(token);
    expect(await invitations.acceptInvitation(desk, renewed, caller())).toMatchObject({ ok: true });
    expect(await invitations.peekInvitation(desk, 'nothing')).toEqual({ state: 'unknown', email: null });
  });

  test('no longer waits once its person came in by an ordinary link', async () => {
    await send();
    await signIn.openLink(desk, await tokenFor(lea.email), caller());
    expect(await states()).toEqual(['used']);
  });
});

describe('the set-up link', () => {
  const founder = { name: 'Ana Silva', email: 'Ana@valbrune.example' };
  const newToken = async (): Promise<string> =>
    (await setup.setupLink(desk, origin))?.split('/installation/')[1] ?? '';

  test('opens once, gives the right to create the commune, which ends with it', async () => {
    const token = await newToken();
    const entrance = await setup.openSetup(desk, token, founder, caller());
    if (!entrance.ok) throw new Error(entrance.state);
    expect(await setup.openSetup(desk, token, founder, caller())).toEqual({ ok: false, state: 'used' });
    const { session: opened } = await session.resolveSession(desk, caller(entrance.cookies));
    expect(opened).toMatchObject({ setup: true, user: { email: 'ana@valbrune.example', proven: false } });
    expect(await setup.consumeSetup(desk, entrance.userId)).toBe(true);
    expect(await setup.consumeSetup(desk, entrance.userId)).toBe(false);
    expect((await session.resolveSession(desk, caller(entrance.cookies))).session?.setup).toBe(false);
  });

  test('is not made once there is a commune, and an older one no longer opens', async () => {
    const token = await newToken();
    await addLea();
    expect(await setup.setupLink(desk, origin)).toBeUndefined();
    expect(await setup.openSetup(desk, token, founder, caller())).toEqual({ ok: false, state: 'expired' });
    expect(await setup.openSetup(desk, 'nothing', founder, caller())).toEqual({
      ok: false,
      state: 'unknown',
    });
  });

  test('never opens an identity that its owner has proven', async () => {
    const entrance = await setup.openSetup(desk, await newToken(), founder, caller());
    if (!entrance.ok) throw new Error(entrance.state);
    await signIn.openLink(desk, await tokenFor(founder.email), caller());
    expect((await session.resolveSession(desk, caller(entrance.cookies))).session).toBeUndefined();
    const other = await setup.openSetup(desk, await newToken(), founder, caller());
    expect(other).toEqual({ ok: false, state: 'address-taken' });
  });

  test('the one setting up may come back by mail', async () => {
    await setup.openSetup(desk, await newToken(), founder, caller());
    const back = await signIn.openLink(desk, await tokenFor(founder.email), caller());
    if (!back.ok) throw new Error(back.state);
    expect((await session.resolveSession(desk, caller(back.cookies))).session?.setup).toBe(true);
  });
});

describe('the installation', () => {
  test('without SMTP keeps its letters, except that production refuses to start', async () => {
    const local = openDesk({ ...settings(), mail: { ...settings().mail, smtpUrl: undefined } });
    await local.postman.sendMail({ to: lea.email, subject: 'Bonjour', text: 'Une lettre' });
    await local.postman.round();
    expect(await keptLetters(local.pool)).toMatchObject([{ to: lea.email, subject: 'Bonjour' }]);
    await local.close();
    expect(mailComplaint({ COLLEGIALE_MODE: 'production' })).toContain('SMTP_URL');
    expect(mailComplaint({})).toBeUndefined();
  });

  test('keeps a letter that the server did not take, and says nothing of its recipient', async () => {
    const dead = openDesk({ ...settings(), mail: { ...settings().mail, smtpUrl: 'smtp://127.0.0.1:1' } });
    await dead.postman.sendMail({ to: lea.email, subject: 'Bonjour', text: 'Une lettre' });
    await dead.postman.round();
    await dead.close();
    expect(await keptLetters(desk.pool)).toMatchObject([{ attempts: 1 }]);
    await owner.query('update accounts.mailbox set next_attempt_at = now()');
    await desk.postman.round();
    expect(box.received).toHaveLength(1);
  });

  test('puts only its own addresses in letters', async () => {
    await addLea();
    await owner.query("update communes set host = 'autre.example'");
    expect(await trustedOrigin(desk, new URL('https://attacker.example/connexion'))).toBe(origin);
    expect(await trustedOrigin(desk, new URL('https://autre.example/connexion'))).toBe(
      'https://autre.example',
    );
  });

  test('lets one enter as somebody else in the demonstration only', async () => {
    await addLea();
    await expect(enterAs(desk, lea.email, caller())).rejects.toThrow('demonstration only');
    const demo = openDesk({ ...settings(), mode: 'demo' });
    expect(await enterAs(demo, lea.email, caller())).toMatchObject({ ok: true });
    expect(await enterAs(demo, 'nobody@valbrune.example', caller())).toEqual({ ok: false, state: 'unknown' });
    await demo.close();
  });

  test('gives the gesture of a passkey, bound to its address', async () => {
    const answer = await desk
      .authAt(origin)
      .handler(new Request(`${origin}/api/auth/passkey/generate-authenticate-options`));
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ rpId: 'valbrune.example' });
    const { rowCount } = await owner.query('select 1 from accounts.challenges');
    expect(rowCount).toBe(1);
  });
});

describe('a mail server', () => {
  const withServer = async <T>(smtpUrl: string, work: (desk: Desk) => Promise<T>): Promise<T> => {
    const other = openDesk({
      ...settings(),
      mail: { smtpUrl, from: 'c@valbrune.example', production: true },
    });
    try {
      return await work(other);
    } finally {
      await other.close();
    }
  };
  const mail = { to: 'awa.sarr@exemple.example', subject: 's', text: 't' };
  const kept = async () =>
    (await owner.query('select last_error, next_attempt_at - now() as delay, attempts from accounts.mailbox'))
      .rows[0];

  test('that refuses a recipient puts no address in the log nor beside the letter', async () => {
    const refusing = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onRcptTo: ({ address }, _session, done) => done(new Error(`no such box: ${address}`)),
    });
    refusing.listen(0, '127.0.0.1');
    await once(refusing.server, 'listening');
    const { port } = refusing.server.address() as AddressInfo;
    const lines: string[] = [];
    const spy = vi.spyOn(console, 'error').mockImplementation((line: string) => void lines.push(line));
    await withServer(`smtp://127.0.0.1:${port}`, async ({ postman }) => {
      await postman.sendMail(mail);
      await postman.round();
      expect(await postman.state()).toBe('leaving');
    });
    spy.mockRestore();
    await new Promise<void>((closed) => refusing.close(closed));
    expect(lines.join()).toContain('refus 550');
    expect(lines.join()).not.toContain('awa.sarr');
    expect((await kept()).last_error).toBe('refus 550 (EENVELOPE)');
  });

  test('that does not answer is told as such; the letter is tried again before its link ends', async () => {
    const spy = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    await withServer('smtp://127.0.0.1:9', async ({ postman }) => {
      await postman.sendMail(mail);
      await postman.round();
      expect(await postman.state()).toBe('down');
    });
    spy.mockRestore();
    expect((await kept()).last_error).toContain('serveur injoignable');
    expect((await kept()).delay.seconds).toBeLessThanOrEqual(20);
  });

  test('receives nothing from a copy that was not told to speak', async () => {
    await owner.query('update installation.this set silent_since = now()');
    await desk.postman.sendMail(mail);
    await desk.postman.round();
    expect(await desk.postman.state()).toBe('silent');
    expect(box.received).toHaveLength(0);
    await owner.query('update installation.this set silent_since = null');
    await desk.postman.round();
    expect(box.received).toHaveLength(1);
  });
});
