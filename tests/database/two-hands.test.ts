import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { communeId, idOf, openApi, type Api, type Told } from './support/api.ts';

// I-26 through the API: nobody alone changes what gives another person a voice.
let api: Api;

beforeAll(async () => {
  vi.stubEnv('ORIGIN', 'https://valbrune.test');
  api = await openApi();
});
afterAll(async () => {
  await api?.close();
});

const said = ({ status, content }: Told): string => `${status} ${content.code ?? ''}`.trim();

/** What was written down last, as somebody reads it. */
const last = async (who: string) =>
  (await api.get(who, 'changes')).content.lines.toSorted(
    (a: { number: number }, b: { number: number }) => b.number - a.number,
  )[0];

const pool = async () => (await import('#lib/server/application/application.ts')).application().pool;

/** To whom letters with these words have gone. */
const lettersTo = async (words: string): Promise<string[]> => {
  const { rows } = await (
    await pool()
  ).query<{ recipient: string }>(
    "select recipient from accounts.mailbox where body like '%' || $1 || '%' order by recipient",
    [words],
  );
  return rows.map(({ recipient }) => recipient);
};

/** Whose name an address opens. */
const opens = async (email: string): Promise<string | null> => {
  const { personOfEmail } = await import('#lib/server/application/communes.ts');
  return personOfEmail(await pool(), communeId, email);
};

const addressOf = async (who: string): Promise<string> => {
  const { application } = await import('#lib/server/application/application.ts');
  return application().read(communeId, async (_transaction, { names }) => names.get(idOf(who))?.email ?? '');
};

test('I-26: dates that no council will live are refused in words, with the last day possible', async () => {
  const left = { personId: idOf('O06'), on: '9999-12-31', act: 'Démission' };
  const departure = await api.post('M09', 'RecordDeparture', left);
  expect(said(departure)).toBe('409 date-too-far');
  expect(departure.content.message).toContain('trop lointaine');
  const mandate = { mandateId: idOf('GM facilitator M16'), reason: 'Surcharge', decision: null, act: null };
  const resigned = await api.post('M16', 'EndMandate', { ...mandate, on: '9999-12-31' });
  expect(said(resigned)).toBe('409 date-too-far');
});

describe('I-26: an address', () => {
  const stolen = 'boite-de-quelqu-un@exemple.fr';

  test('written down by one member opens nothing; the person is told at both addresses', async () => {
    const former = await addressOf('M01');
    const addresses = [{ personId: idOf('M01'), email: stolen }];
    const written = await api.post('M12', 'RecordAddresses', { addresses });
    expect(written.content.events).toEqual(['ChangeWritten']);
    expect([await opens(stolen), await opens(former)]).toEqual([null, idOf('M01')]);
    expect(await lettersTo('à une autre adresse, par laquelle on entrera')).toEqual(
      [stolen, former].toSorted(),
    );
    const { number } = await last('M12');
    for (const who of ['M12', 'A07', 'M01', 'O01', 'A05'])
      expect([who, said(await api.post(who, 'ConfirmChange', { change: number }))]).toEqual([
        who,
        expect.stringMatching(/^403 /) as string,
      ]);
    expect(await opens(stolen)).toBeNull();
  });

  test('stays with those who answer for it and whom it is about; the journal never holds it', async () => {
    const { number } = await last('M12');
    expect((await last('M01')).people).toMatchObject([{ id: idOf('M01'), email: stolen }]);
    expect((await last('M10')).people).toMatchObject([{ id: idOf('M01'), email: stolen }]);
    for (const who of ['O01', 'A05']) expect((await api.get(who, 'changes')).content.lines).toEqual([]);
    const { application } = await import('#lib/server/application/application.ts');
    const journal = await application().read(communeId, async (transaction) => {
      const { rows } = await transaction.query<{ data: unknown }>({
        text: "select data from journal where commune_id = $1 and type = 'ChangeWritten'",
        values: [communeId],
      });
      return JSON.stringify(rows);
    });
    expect(journal).toContain(idOf('M01'));
    expect(journal).not.toContain(stolen);
    const home = (await api.get('M10', 'home')).content.awaited;
    expect(home).toContainEqual(expect.objectContaining({ kind: 'change', id: String(number) }));
    expect((await api.get('M12', 'home')).content.awaited).not.toContainEqual(
      expect.objectContaining({ kind: 'change' }),
    );
  });

  test('is declined with a reason, and then gone', async () => {
    const { number } = await last('M12');
    const reason = 'Elle m’a dit n’avoir rien demandé.';
    expect(said(await api.post('M10', 'DeclineChange', { change: number, reason }))).toBe('200');
    expect(said(await api.post('M11', 'ConfirmChange', { change: number }))).toBe('409 change-settled');
    expect(await opens(stolen)).toBeNull();
    expect(await last('M01')).toMatchObject({ standing: 'declined', reason, people: [{ email: null }] });
  });

  test('is confirmed by a second member: it works, the former one no more', async () => {
    const former = await addressOf('M15');
    const email = 'nouvelle@exemple.fr';
    await api.post('M12', 'RecordAddresses', { addresses: [{ personId: idOf('M15'), email }] });
    const confirmed = await api.post('M10', 'ConfirmChange', { change: (await last('M10')).number });
    expect(confirmed.content.events).toEqual(['ChangeConfirmed', 'AddressesRecorded']);
    expect([await opens(email), await opens(former)]).toEqual([idOf('M15'), null]);
  });

  test('that is already somebody’s is refused at the second hand, and nothing happens', async () => {
    const taken = await addressOf('M02');
    await api.post('M12', 'RecordAddresses', { addresses: [{ personId: idOf('M14'), email: taken }] });
    const { number } = await last('M12');
    expect(said(await api.post('M10', 'ConfirmChange', { change: number }))).toBe('422 email-taken');
    expect(await opens(taken)).toBe(idOf('M02'));
    expect(await last('M10')).toMatchObject({ number, standing: 'awaiting' });
  });
});

test('I-26: an objector whom one member writes down as gone still blocks; the second hand ends it', async () => {
  const departure = { personId: idOf('M21'), on: '2026-11-23', act: 'lettre' };
  expect((await api.post('M09', 'RecordDeparture', departure)).content.events).toEqual(['ChangeWritten']);
  expect((await api.get('M21', 'home')).status).toBe(200);
  const again = await api.post('M10', 'RecordDeparture', departure);
  expect(said(again)).toBe('409 change-already-written');
  const { number } = await last('M21');
  expect(said(await api.post('M09', 'ConfirmChange', { change: number }))).toBe('403 second-hand-needed');
  expect(said(await api.post('M10', 'ConfirmChange', { change: number }))).toBe('200');
  expect((await api.get('M21', 'home')).status).toBe(401);
});

describe('I-26: who administers accounts', () => {
  const invented = (more: object) => ({
    personId: randomUUID(),
    givenName: 'Alix',
    familyName: 'Inventé',
    email: `alix-${randomUUID()}@exemple.fr`,
    birthDate: null,
    function: 'councillor',
    majority: false,
    rank: null,
    group: null,
    ...more,
  });

  test('registers nobody with a voice alone: neither read, nor invited, nor able to enter', async () => {
    for (const held of ['councillor', 'agent', 'generalSecretary']) {
      const person = invented({ function: held });
      const told = await api.post('A07', 'RegisterPeople', { people: [person] });
      expect(told.content.events).toEqual(['ChangeWritten']);
      expect(await opens(person.email)).toBeNull();
      const { personOf } = await import('#lib/server/application/setting-up/inviting.ts');
      expect(await personOf(communeId, person.personId)).toBeNull();
      expect((await last('A07')).people).toMatchObject([{ name: 'Alix Inventé', function: held }]);
      expect(said(await api.post('A07', 'ConfirmChange', { change: (await last('A07')).number }))).toMatch(
        /^403 /,
      );
    }
  });

  test('replaces nobody’s address alone, of the minority and the staff either', async () => {
    for (const who of ['O01', 'A05']) {
      const email = `autre-${randomUUID()}@exemple.fr`;
      await api.post('A07', 'RecordAddresses', { addresses: [{ personId: idOf(who), email }] });
      expect(await opens(email)).toBeNull();
    }
  });

  test('registers with a second hand: the person is there, under their name', async () => {
    const person = invented({});
    await api.post('A07', 'RegisterPeople', { people: [person] });
    const { number } = await last('M10');
    expect((await api.post('M10', 'ConfirmChange', { change: number })).content.events).toEqual([
      'ChangeConfirmed',
      'PeopleRegistered',
    ]);
    expect(await opens(person.email)).toBe(person.personId);
  });
});

describe('I-26: what is contested, what is undone', () => {
  test('an address is put back while the person contests it, and the group hears it by right', async () => {
    const former = await addressOf('M05');
    const email = 'm05-ailleurs@exemple.fr';
    await api.post('M12', 'RecordAddresses', { addresses: [{ personId: idOf('M05'), email }] });
    const { number: change } = await last('M05');
    await api.post('M10', 'ConfirmChange', { change });
    expect([await opens(email), await opens(former)]).toEqual([idOf('M05'), null]);
    const reason = 'Je lis toujours mon ancienne adresse.';
    expect(said(await api.post('M12', 'ContestChange', { change, reason }))).toBe('403 not-your-change');
    const contested = await api.post('M05', 'ContestChange', { change, reason });
    expect(contested.content.events).toEqual(['ChangeContested']);
    expect([await opens(email), await opens(former)]).toEqual([null, idOf('M05')]);
    const { contest } = await last('M05');
    const subject = (await api.get('M09', `subjects/${contest.subject}`)).content;
    expect(subject).toMatchObject({ nature: 'political', body: { id: idOf('GM') } });
    expect(subject.stake).toEqual({ kind: 'change', number: change });
    for (const who of ['M01', 'A07'])
      expect(said(await api.post(who, 'SettleChange', { change, settlement: 'upheld' }))).toBe(
        '403 system-only',
      );
    const { application } = await import('#lib/server/application/application.ts');
    const resumed = await application().execute({
      communeId,
      actor: { kind: 'system' },
      key: randomUUID(),
      now: '2026-12-02T09:00:00.000Z',
      command: { type: 'ResumeChange' },
    });
    expect(resumed).toMatchObject({ ok: true, value: { events: ['ChangeResumed'] } });
    expect([await opens(email), await opens(former)]).toEqual([idOf('M05'), null]);
  });

  test('a departure of the wrong person is undone by two hands: they read and act again', async () => {
    const departure = { personId: idOf('M20'), on: '2026-11-23', act: 'Démission' };
    await api.post('M09', 'RecordDeparture', departure);
    const { number: change } = await last('M09');
    await api.post('M10', 'ConfirmChange', { change });
    expect((await api.get('M20', 'home')).status).toBe(401);
    const undo = { change, reason: 'C’était une autre personne du même nom.' };
    expect((await api.post('M09', 'UndoChange', undo)).content.events).toEqual(['ChangeWritten']);
    const { number: second } = await last('M09');
    expect(said(await api.post('M09', 'ConfirmChange', { change: second }))).toBe('403 second-hand-needed');
    expect((await api.get('M20', 'home')).status).toBe(401);
    expect(said(await api.post('M10', 'ConfirmChange', { change: second }))).toBe('200');
    expect((await api.get('M20', 'home')).status).toBe(200);
  });

  test('an address entered by mistake goes back to what it was', async () => {
    const former = await addressOf('M18');
    const email = 'm18-erreur@exemple.fr';
    await api.post('M12', 'RecordAddresses', { addresses: [{ personId: idOf('M18'), email }] });
    const { number: change } = await last('M12');
    await api.post('M10', 'ConfirmChange', { change });
    await api.post('A07', 'UndoChange', { change, reason: 'Faute de frappe.' });
    await api.post('M10', 'ConfirmChange', { change: (await last('M10')).number });
    expect([await opens(email), await opens(former)]).toEqual([null, idOf('M18')]);
  });

  test('I-23: the journal of all this folds to what the pages show', async () => {
    const { verify } = await import('#lib/server/application/engine/verify.ts');
    const { registry } = await import('#lib/server/application/registry.ts');
    expect((await verify(await pool(), registry, communeId)).broken).toBeNull();
  });
});
