import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { idOf, openApi, theDay, type Api, type Told } from './support/api.ts';
import { group, leader, procedure, terms } from './support/procedure.ts';

// The rules that no path may break, attacked through the API by people of Valbrune who hold tokens.
let api: Api;
let { must, raise, draft, meet, take, consent, object } = procedure({} as Api);

beforeAll(async () => {
  api = await openApi();
  ({ must, raise, draft, meet, take, consent, object } = procedure(api));
});
afterAll(async () => {
  await api?.close();
});

const others = (...without: string[]) => group.filter((person) => !without.includes(person));
const said = ({ status, content }: Told): string => `${status} ${content.code}`;
const refused = (told: Told, code: string): void => {
  expect(told.content.code).toBe(code);
  expect([403, 404, 409]).toContain(told.status);
  expect(told.content.message.length).toBeGreaterThan(20);
};
const phaseOf = async (proposal: string): Promise<string> =>
  (await api.get('M01', `proposals/${proposal}`)).content.phase;

const drafting = (subject: string) => ({
  subject,
  body: idOf('GM'),
  matter: 'ordinary',
  effect: { kind: 'none' },
  title: 'Un titre',
  text: 'Un texte qui dit ce que l’on fait.',
  terms,
});

test('I-1: doubt or a contest makes it political, and nobody settles it by hand', async () => {
  const answers = {
    newPolicy: 'unsure',
    orientation: 'no',
    priceTaxLand: 'no',
    serviceOrganisation: 'no',
    publicPosition: 'no',
  };
  const doubtful = await raise('M09', 'BUR', { answers });
  expect((await api.get('M09', `subjects/${doubtful}`)).content.nature).toBe('political');
  const claiming = { subjectId: randomUUID(), nature: 'executive', unbudgetedEuros: 1e6 };
  const refusedField = await api.post('M09', 'RaiseSubject', claiming);
  expect(refusedField.content.facts.fields).toMatchObject({ nature: ['unknown-field'] });
  const claimed = await raise('M09', 'BUR', { unbudgetedEuros: 1e6 });
  expect((await api.get('M09', `subjects/${claimed}`)).content.nature).toBe('political');

  const subjectId = await raise('M09', 'BUR');
  expect((await api.get('M09', `subjects/${subjectId}`)).content.nature).toBe('executive');
  const reason = 'C’est l’usage de la place qui se joue ici.';
  refused(await api.post('A05', 'ContestNature', { subjectId, reason }), 'elected-member-required');
  await must('O01', 'ContestNature', { subjectId, reason });
  expect((await api.get('M09', `subjects/${subjectId}`)).content.nature).toBe('political');
  for (const who of ['M01', 'M09', 'A07'])
    refused(
      await api.post(who, 'SettleNature', { subjectId, nature: 'executive', decision: idOf('P09') }),
      'system-only',
    );
});

test('I-2, I-3: the bureau adopts no political matter, even one contested during its round; it refers it', async () => {
  const bureau = group.slice(0, 9);
  const proposal = await draft('M08', 'BUR');
  const { content } = await api.get('M08', `proposals/${proposal}`);
  await meet(proposal, bureau, 'M05');
  await consent(bureau, proposal);
  await must('M21', 'ContestNature', {
    subjectId: content.subject.id,
    reason: 'La place est à tout le monde.',
  });
  refused(await api.post('M05', 'CloseRound', { proposal }), 'nature-forbids');
  refused(await api.post('M05', 'RequalifyProposal', { proposal, nature: 'executive' }), 'system-only');
  await must('M02', 'ReferProposal', { proposal, reason: 'Au groupe d’en décider.' });
  const moved = await api.get('M08', `subjects/${content.subject.id}`);
  expect(moved.content).toMatchObject({ body: { id: idOf('GM') }, status: 'raised', nature: 'political' });

  const executive = await draft('M08', 'BUR');
  await meet(executive, bureau, 'M05');
  await consent(bureau, executive);
  await must('M05', 'CloseRound', { proposal: executive });
});

test('I-1, I-2: what a text costs or touches makes it political, in one go or in slices', async () => {
  const scope = { matter: null, delegation: null, services: [] };
  const written = async (who: string, more: object, subject?: string): Promise<[string, Told]> => {
    const proposal = randomUUID();
    await must(who, 'DraftProposal', {
      proposal,
      subject: subject ?? (await raise(who, 'BUR')),
      body: idOf('BUR'),
      matter: 'ordinary',
      effect: { kind: 'none' },
      title: 'Des arceaux',
      text: 'On pose des arceaux devant la médiathèque.',
      terms,
      scope: { ...scope, ...more },
    });
    return [proposal, await api.post(who, 'TableProposal', { proposal })];
  };
  refused((await written('M08', { amountEuros: 2_000_000 }))[1], 'amount-is-political');
  refused((await written('M08', { amountEuros: null, touches: ['priceTaxLand'] }))[1], 'nature-forbids');
  // Decided by the bureau between meetings, in slices of one object.
  const bureau = group.slice(0, 9);
  const adopt = async (proposal: string): Promise<void> => {
    await must('M08', 'OpenBetweenMeetings', { proposal });
    for (let step = 0; step < 3; step += 1)
      for (const who of bureau) await must(who, 'DeclareReady', { proposal });
    await consent(bureau, proposal);
  };
  const [first, tabled] = await written('M08', { amountEuros: 14_000, matter: 'Arceaux' });
  expect(said(tabled)).toBe('200 undefined');
  await adopt(first);
  expect(await phaseOf(first)).toBe('closed');
  refused((await written('M08', { amountEuros: 2000, matter: ' arceaux' }))[1], 'amount-is-political');
  expect(said((await written('M08', { amountEuros: 1000, matter: 'ARCEAUX' }))[1])).toBe('200 undefined');
  // What carries out a decision spends no more than that decision allows.
  const subject = await raise('M08', 'BUR', { basis: { kind: 'executes', decision: first } });
  refused((await written('M08', { amountEuros: 14_001 }, subject))[1], 'executed-amount-exceeded');
});

test('I-1: a contest follows a subject into the one that it is joined to, and reaches its text', async () => {
  const into = await raise('M08', 'BUR');
  const subjectId = await raise('M09', 'BUR');
  await must('M21', 'ContestNature', { subjectId, reason: 'La place est à tout le monde.' });
  await must('M09', 'MergeSubject', { subjectId, into });
  expect((await api.get('M08', `subjects/${into}`)).content.nature).toBe('political');
  const proposal = randomUUID();
  await must('M08', 'DraftProposal', {
    proposal,
    subject: into,
    body: idOf('BUR'),
    matter: 'ordinary',
    effect: { kind: 'none' },
    title: 'Un titre',
    text: 'Un texte qui dit ce que l’on fait.',
    terms,
  });
  refused(await api.post('M08', 'TableProposal', { proposal }), 'nature-forbids');
});

test('I-17: no text grants a mandate by an election that was not held', async () => {
  const role = randomUUID();
  const described = { title: 'Animation', purpose: 'Animer', perimeter: null, accountabilities: [] };
  const define = { type: 'DefineRole', roleId: role, body: idOf('GM'), kind: 'facilitator', ...described };
  const grant = { type: 'GrantMandate', mandateId: randomUUID(), role, person: idOf('M10') };
  const dates = { from: '2026-12-20', until: '2027-02-01', designation: 'electionWithoutCandidate' };
  const told = await api.post('M10', 'DraftProposal', {
    proposal: randomUUID(),
    subject: await raise('M10'),
    body: idOf('GM'),
    matter: 'ordinary',
    effect: {
      kind: 'organise',
      changes: [
        { ...define, envelopeEuros: null, term: 6 },
        { ...grant, ...dates },
      ],
    },
    title: 'Un titre',
    text: 'Un texte qui dit ce que l’on fait.',
    terms,
  });
  expect(said(told)).toContain('change-refused');
});

test('I-3: no name borrowed from elsewhere adopts: neither another’s stream nor a subject of another body', async () => {
  const subject = await raise('M08', 'GM');
  const fields = {
    proposal: randomUUID(),
    subject,
    matter: 'ordinary',
    effect: { kind: 'none' },
    title: 'Un titre',
    text: 'Un texte qui dit ce que l’on fait.',
    terms,
  };
  refused(await api.post('M08', 'DraftProposal', { ...fields, body: idOf('BUR') }), 'subject-elsewhere');
  refused(
    await api.post('M08', 'DraftProposal', { ...fields, proposal: idOf('P23'), body: idOf('GM') }),
    'proposal-exists',
  );
  // Written in capitals, an id is the same id.
  const loud = { ...fields, proposal: idOf('P23').toUpperCase(), body: idOf('GM') };
  refused(await api.post('M08', 'DraftProposal', loud), 'proposal-exists');
});

test('I-3: no effect reaches beyond the power of the body that writes it', async () => {
  const { parameters } = (await api.get('M01', 'charter')).content.inForce;
  const write = async (body: string, effect: object): Promise<Told> =>
    api.post('M05', 'DraftProposal', {
      proposal: randomUUID(),
      subject: await raise('M05', body),
      body: idOf(body),
      matter: 'ordinary',
      effect,
      title: 'Un titre',
      text: 'Un texte qui dit ce que l’on fait.',
      terms,
    });
  const subject = await raise('M05', 'BUR');
  for (const body of ['BUR', 'C4']) {
    for (const effect of [
      { kind: 'charter', parameters },
      { kind: 'nature', subject, nature: 'executive' },
      { kind: 'repeal', decision: idOf('P09') },
      { kind: 'supersede', decision: idOf('P09') },
      { kind: 'keep', decision: idOf('P09'), reviewOn: '2030-01-01' },
    ])
      refused(await write(body, effect), 'effect-needs-group');
  }
  refused(await write('GM', { kind: 'repeal', decision: idOf('P17') }), 'decision-not-in-force');
  const impossible = { ...parameters, callIn: { ...parameters.callIn, members: 0 } };
  refused(await write('GM', { kind: 'charter', parameters: impossible }), 'charter-text-refused');
  expect((await api.get('M01', 'charter')).content.inForce.parameters).toEqual(parameters);
});

test('I-6: who administers accounts adds no voter, takes nobody’s place and organises no power', async () => {
  const person = (more: object) => ({
    personId: randomUUID(),
    givenName: 'Alix',
    familyName: 'Nouveau',
    email: null,
    birthDate: null,
    function: 'councillor',
    majority: false,
    rank: null,
    group: null,
    ...more,
  });
  const register = (more: object) => api.post('A07', 'RegisterPeople', { people: [person(more)] });
  expect(said(await register({ majority: true }))).toMatch(/^(403|409) /);
  const stolen = { email: 'autre@exemple.fr', function: 'agent' };
  for (const personId of [idOf('M01'), idOf('M01').toUpperCase()])
    expect(said(await register({ personId, ...stolen }))).toMatch(/^(403|409) /);
  const addresses = [{ personId: idOf('M01'), email: 'autre@exemple.fr' }];
  expect(said(await api.post('A07', 'RecordAddresses', { addresses }))).toMatch(/^(403|409) /);
  const loud = [{ personId: idOf('M01').toUpperCase(), email: 'autre@exemple.fr' }];
  expect(said(await api.post('A07', 'RecordAddresses', { addresses: loud }))).toMatch(/^(403|409) /);

  const decision = idOf('P09');
  const attempts: [string, object][] = [
    ['AdmitMember', { body: idOf('GM'), person: idOf('A07'), capacity: 'member', decision }],
    ['RemoveMember', { body: idOf('GM'), person: idOf('M02'), decision, reason: 'Place à prendre.' }],
    ['DissolveBody', { body: idOf('GM'), decision, reason: 'Plus besoin.' }],
    ['ChangeBody', { body: idOf('GM'), quorum: 1, decision }],
    ['ChangeFunction', { personId: idOf('A07'), function: 'mayor', act: 'Arrêté du jour' }],
    ['DraftCharter', { parameters: (await api.get('M01', 'charter')).content.inForce.parameters }],
    ['TakePosition', { proposal: idOf('P23'), version: 1, position: { kind: 'consent' } }],
    ['CloseRound', { proposal: idOf('P18') }],
    ['MovePhase', { proposal: idOf('P18'), to: 'reactions' }],
    ['FoundCommune', {}],
  ];
  for (const [type, fields] of attempts) {
    const told = await api.post('A07', type, fields);
    expect([403, 409, 422], `${type} ${JSON.stringify(told.content)}`).toContain(told.status);
    if (type !== 'FoundCommune') expect(told.status, type).not.toBe(422);
  }
  await must('A07', 'RegisterPeople', { people: [person({ function: 'agent' })] });
});

test('I-7: the mayor takes up nothing in the group and leads nothing there', async () => {
  const proposal = await draft('M08');
  const present = group.map(idOf);
  refused(
    await api.post('M01', 'TakeUpInMeeting', { proposal, label: 'Séance', present }),
    'mayor-never-facilitates',
  );
  await meet(proposal, group);
  for (const [type, fields] of [
    ['MovePhase', { to: 'integration' }],
    ['CloseRound', {}],
  ] as const)
    expect(said(await api.post('M01', type, { proposal, ...fields })), type).toMatch(/^403 /);
});

test('I-9, I-12: three people around a table dismiss no objection and abandon nothing', async () => {
  const proposal = await draft('M08');
  await meet(proposal, group);
  const objection = await object('M12', proposal);
  await must(leader, 'RecordPresence', { proposal, present: [leader, 'M02', 'M03', 'M08'].map(idOf) });
  refused(await api.post('M02', 'TestAdmissibility', { proposal, objection }), 'quorum-missing');
  await must('M02', 'ProposeAbandonment', { proposal });
  await must('M03', 'ConsentToAbandonment', { proposal });
  await must('M08', 'ConsentToAbandonment', { proposal });
  refused(await api.post(leader, 'ConsentToAbandonment', { proposal }), 'quorum-missing');

  await must(leader, 'RecordPresence', { proposal, present: group.map(idOf) });
  await must('M02', 'TestAdmissibility', { proposal, objection });
  await must(leader, 'RecordPresence', { proposal, present: [leader, 'M02', 'M03'].map(idOf) });
  const judgement = { proposal, objection, admissible: false, reason: 'Cela nous arrange.' };
  refused(await api.post('M02', 'JudgeAdmissibility', judgement), 'quorum-missing');
  expect((await api.get('M12', `proposals/${proposal}`)).content.objections[0].status).toBe('underTest');
});

test('I-10: only the entitled count: no outsider, no absent, no recused', async () => {
  const proposal = await draft('M08');
  refused(
    await api.post(leader, 'TakeUpInMeeting', {
      proposal,
      label: 'Séance',
      present: [...group, 'O01'].map(idOf),
    }),
    'present-not-voters',
  );
  await meet(proposal, others('M21'));
  for (const outsider of ['O01', 'A01', 'A07'])
    refused(await take(outsider, proposal, { kind: 'consent' }), 'not-a-voter');
  refused(await take('M21', proposal, { kind: 'consent' }), 'not-present');
  await must('M12', 'DeclareRecusal', { proposal, reason: 'Ma sœur vend les arceaux.' });
  refused(await take('M12', proposal, { kind: 'consent' }), 'recused');
  expect((await take('M13', proposal, { kind: 'consent' })).status).toBe(200);
  const { content } = await api.get('M13', `proposals/${proposal}`);
  expect(content.positions.map(({ person }: { person: { id: string } }) => person.id)).not.toContain(
    idOf('M12'),
  );
});

test('I-11: silence is not consent, and no deadline is passed by hand', async () => {
  const proposal = await draft('M08');
  await meet(proposal, group);
  await consent(others('M20'), proposal);
  const told = await api.post(leader, 'CloseRound', { proposal });
  refused(told, 'positions-missing');
  expect(told.content.facts.persons).toEqual([idOf('M20')]);
  for (const who of ['M01', leader, 'A07'])
    refused(await api.post(who, 'PassDeadline', { proposal }), 'system-only');
  await take('M20', proposal, { kind: 'abstention' });
  const closed = await must(leader, 'CloseRound', { proposal });
  expect(closed.content.events).toContain('ProposalAdopted');
});

test('I-12: only its author withdraws an objection, whoever asks', async () => {
  const proposal = await draft('M08');
  await meet(proposal, group);
  const objection = await object('M12', proposal);
  await consent(others('M12'), proposal);
  for (const who of ['M01', leader, 'M08'])
    refused(await api.post(who, 'WithdrawObjection', { proposal, objection }), 'objection-author-only');
  // Whoever does not sit there does not even learn whose it is (I-25).
  for (const who of ['A07', 'O01'])
    refused(await api.post(who, 'WithdrawObjection', { proposal, objection }), 'not-a-voter');
  refused(await api.post(leader, 'CloseRound', { proposal }), 'objections-open');
  // Taking another position does not make one's own objection disappear by accident of the form.
  refused(await api.post('M12', 'TestAdmissibility', { proposal, objection }), 'objection-author-not-judge');
  await must('M12', 'WithdrawObjection', { proposal, objection });
});

test('I-13: a changed text is a new version, and positions on the old one lapse', async () => {
  const proposal = await draft('M08');
  await meet(proposal, group);
  const objection = await object('M12', proposal);
  await consent(others('M12'), proposal);
  const amendment = {
    proposal,
    version: 1,
    title: 'Dix arceaux à vélos',
    text: 'Dix arceaux sont posés sur le côté, sans barrer le passage des fauteuils.',
    terms,
    integrates: [{ objection, resolution: { way: 'amended' } }],
  };
  refused(await api.post('M01', 'AmendProposal', amendment), 'sponsor-only');
  const [one, two] = await Promise.all([
    api.post('M08', 'AmendProposal', amendment),
    api.post('M08', 'AmendProposal', amendment),
  ]);
  expect([one.status, two.status].toSorted()).toEqual([200, 409]);
  const { content } = await api.get('M12', `proposals/${proposal}`);
  expect([content.versions.length, content.answered]).toEqual([2, 0]);
  expect(content.versions[1].integrates[0].objection).toBe(objection);
  if (content.phase !== 'objections') await must(leader, 'MovePhase', { proposal, to: 'objections' });
  refused(await take('M03', proposal, { kind: 'consent' }, 1), 'stale-text');
  expect((await take('M03', proposal, { kind: 'consent' }, 2)).status).toBe(200);
});

test('I-14: nothing is adopted without who carries it and when it is looked at again', async () => {
  const bare = await draft('M08', 'GM', { terms: null });
  await meet(bare, group);
  await consent(group, bare);
  refused(await api.post(leader, 'CloseRound', { proposal: bare }), 'terms-missing');
  refused(
    await api.post('M08', 'OpenBetweenMeetings', { proposal: await draft('M08', 'GM', { terms: null }) }),
    'terms-missing',
  );
  const subject = await raise('M08');
  for (const wrong of [
    { ...terms, reviewOn: '2020-01-01' },
    { ...terms, carriedBy: randomUUID() },
    { ...terms, trial: { endsOn: '2027-06-30', measures: [] } },
  ]) {
    const told = await api.post('M08', 'DraftProposal', {
      proposal: randomUUID(),
      subject,
      body: idOf('GM'),
      matter: 'ordinary',
      effect: { kind: 'none' },
      title: 'Un titre',
      text: 'Un texte qui dit ce que l’on fait.',
      terms: wrong,
    });
    expect(said(told), JSON.stringify(wrong)).toMatch(/^409 /);
  }
  const proposal = await draft('M08');
  await meet(proposal, group);
  await consent(group, proposal);
  await must(leader, 'CloseRound', { proposal });
  const { content } = await api.get(null, `decisions/${proposal}`);
  expect(content).toMatchObject({ carriedBy: { id: idOf('M08') }, reviewOn: '2027-09-01' });
});

test('I-15: no fallback vote before its time, nor against one objection to voting', async () => {
  const proposal = await draft('M08');
  await meet(proposal, group);
  refused(await api.post('M02', 'ProposeFallbackVote', { proposal }), 'fallback-nothing-to-settle');
  await object('M12', proposal);
  refused(await api.post('M02', 'ProposeFallbackVote', { proposal }), 'fallback-too-early');
  refused(await api.post('M02', 'CastFallbackBallot', { proposal, ballot: 'for' }), 'fallback-not-open');
  await must('M20', 'CarryOver', { proposal, reason: 'Une objection reste ouverte.' });
  await must(leader, 'TakeUpInMeeting', { proposal, label: 'La suivante', present: group.map(idOf) });
  for (const to of ['clarification', 'reactions', 'amendment', 'objections'])
    await must(leader, 'MovePhase', { proposal, to });
  await must('M02', 'ProposeFallbackVote', { proposal });
  await must('M12', 'ObjectToFallbackVote', { proposal });
  refused(await api.post('M03', 'AgreeToFallbackVote', { proposal }), 'fallback-not-open');
  await must('M02', 'ProposeFallbackVote', { proposal });
  await Promise.all(others('M02').map((who) => must(who, 'AgreeToFallbackVote', { proposal })));
  await must('M12', 'CastFallbackBallot', { proposal, ballot: 'against' });
  const without = others('M12').map(idOf);
  refused(await api.post(leader, 'RecordPresence', { proposal, present: without }), 'fallback-underway');
  refused(await api.post('M12', 'CastFallbackBallot', { proposal, ballot: 'for' }), 'already-answered');
});

test('I-16: a mandate that is over gives no power, and nobody gives themselves another', async () => {
  const proposal = await draft('M08');
  refused(
    await api.post('M02', 'TakeUpInMeeting', { proposal, label: 'Séance', present: group.map(idOf) }),
    'facilitator-only',
  );
  const grant = {
    mandateId: randomUUID(),
    role: idOf('GM facilitator'),
    person: idOf('M02'),
    from: '2026-11-01',
    until: null,
    designation: 'consent',
    decision: idOf('P09'),
    act: null,
  };
  expect(said(await api.post('M02', 'GrantMandate', grant))).toMatch(/^(403|409) /);
  vi.setSystemTime(new Date('2027-01-05T09:00:00Z'));
  try {
    const told = await api.post(leader, 'TakeUpInMeeting', {
      proposal,
      label: 'Séance',
      present: group.map(idOf),
    });
    refused(told, 'no-facilitator');
  } finally {
    vi.setSystemTime(new Date(theDay));
  }
  await meet(proposal, group);
});

test('I-24: positions sent at one instant are all kept, and a resent one once', async () => {
  const proposal = await draft('M08');
  await meet(proposal, group);
  const key = { 'idempotency-key': randomUUID() };
  const mine = { proposal, version: 1, position: { kind: 'concern', text: 'Prévenir les riverains.' } };
  const told = await Promise.all([
    ...others('M02').map((who) => take(who, proposal, { kind: 'consent' })),
    ...Array.from({ length: 5 }, () => api.post('M02', 'TakePosition', mine, key)),
  ]);
  expect(new Set(told.map(said))).toEqual(new Set(['200 undefined']));
  expect(told.slice(20).filter(({ content }) => !content.replayed)).toHaveLength(1);
  expect(new Set(told.slice(0, 21).map(({ content }) => content.version)).size).toBe(21);
  const { content } = await api.get('M09', `proposals/${proposal}`);
  expect(content.answered).toBe(21);
});

test('I-27: several drafts of one subject hold nothing; the first tabled takes it, whatever the instant', async () => {
  const subject = await raise('M08');
  const drafts = ['M08', 'M09', 'M10'].map((who) => ({ who, proposal: randomUUID() }));
  await Promise.all(
    drafts.map(({ who, proposal }) => must(who, 'DraftProposal', { ...drafting(subject), proposal })),
  );
  expect((await api.get('M11', `subjects/${subject}`)).content).toMatchObject({
    status: 'raised',
    proposal: null,
  });
  const told = await Promise.all(
    drafts.map(({ who, proposal }) => api.post(who, 'TableProposal', { proposal })),
  );
  expect(told.map(said).toSorted()).toEqual(['200 undefined', '409 subject-taken', '409 subject-taken']);
  const first = drafts.find((_, index) => told[index]?.status === 200);
  if (!first) throw new Error('Nobody tabled');
  const late = { ...drafting(subject), proposal: randomUUID() };
  refused(await api.post('M11', 'DraftProposal', late), 'subject-has-proposal');
  // Once it is withdrawn, another draft may be tabled.
  await must(first.who, 'WithdrawProposal', { proposal: first.proposal, reason: 'L’autre est meilleur.' });
  const next = drafts.find(({ who }) => who !== first.who);
  if (!next) throw new Error('Nobody else drafted');
  await must(next.who, 'TableProposal', { proposal: next.proposal });
});

test('I-27: a draft that is never tabled keeps nobody from drafting, referring or withdrawing', async () => {
  const subject = await raise('M09');
  await must('M01', 'DraftProposal', { ...drafting(subject), proposal: randomUUID() });
  await must('M08', 'DraftProposal', { ...drafting(subject), proposal: randomUUID() });
  await must('M09', 'WithdrawSubject', { subjectId: subject, reason: 'La question est réglée autrement.' });
  const bureau = await raise('M08', 'BUR');
  const mine = { ...drafting(bureau), proposal: randomUUID(), body: idOf('BUR') };
  await must('M08', 'DraftProposal', mine);
  const referral = { case: randomUUID(), subject: bureau, to: idOf('GM'), meeting: null };
  await must('M02', 'ReferSubject', { ...referral, reason: 'Le groupe doit en parler.' });
  refused(await api.post('M08', 'TableProposal', { proposal: mine.proposal }), 'subject-elsewhere');
});

test('I-27: a text is handed over, and taken from who stands aside; nobody else takes it', async () => {
  const proposal = await draft('M08');
  refused(await api.post('M09', 'TakeOverText', { proposal }), 'text-in-hands');
  refused(await api.post('O01', 'TakeOverText', { proposal }), 'not-a-voter');
  refused(await api.post('M09', 'OfferText', { proposal, to: idOf('M09') }), 'sponsor-only');
  expect((await api.post('M08', 'OfferText', { proposal, to: idOf('O01') })).content.code).toBe(
    'receiver-not-able',
  );
  await must('M08', 'OfferText', { proposal, to: idOf('M09') });
  refused(await api.post('M10', 'AcceptText', { proposal }), 'text-not-offered');
  await must('M09', 'AcceptText', { proposal });
  await must('M09', 'DeclareRecusal', { proposal, reason: 'Mon frère vend les arceaux.' });
  await must('M10', 'TakeOverText', { proposal });
  expect((await api.get('M01', `proposals/${proposal}`)).content).toMatchObject({
    sponsor: { id: idOf('M10') },
    handedOver: [
      { from: { id: idOf('M08') }, to: { id: idOf('M09') }, why: 'accepted' },
      { from: { id: idOf('M09') }, to: { id: idOf('M10') }, why: 'recused' },
    ],
  });
});

test('I-24: nobody writes over another’s words by taking their id', async () => {
  const proposal = await draft('M08');
  await must(leader, 'TakeUpInMeeting', { proposal, label: 'Séance', present: group.map(idOf) });
  await must(leader, 'MovePhase', { proposal, to: 'clarification' });
  const mine = { proposal, id: randomUUID(), text: 'Qui paie ?' };
  await must('M02', 'AskQuestion', mine);
  refused(await api.post('M03', 'AskQuestion', { ...mine, text: 'Autre chose' }), 'already-answered');
  await must(leader, 'MovePhase', { proposal, to: 'reactions' });
  for (const type of ['React', 'SuggestAmendment']) {
    await must('M02', type, mine);
    refused(await api.post('M03', type, { ...mine, text: 'Autre chose' }), 'already-answered');
  }
});

test('I-24: two people who close the same round at once close it once', async () => {
  const proposal = await draft('M08');
  await meet(proposal, group);
  await consent(group, proposal);
  const told = await Promise.all(
    Array.from({ length: 4 }, () => api.post(leader, 'CloseRound', { proposal })),
  );
  expect(told.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409]);
  expect(await phaseOf(proposal)).toBe('closed');
});

test('I-25: whatever is sent about it, a draft of somebody else is answered as what does not exist', async () => {
  const proposal = randomUUID();
  await must('M08', 'DraftProposal', {
    proposal,
    subject: await raise('M08'),
    body: idOf('GM'),
    matter: 'ordinary',
    effect: { kind: 'none' },
    title: 'Un titre',
    text: 'Un texte qui dit ce que l’on fait.',
    terms,
  });
  const reason = 'Une raison assez longue pour être entendue.';
  const sent: [string, object][] = [
    ['TableProposal', {}],
    ['AbandonProposal', { reason }],
    ['OpenBetweenMeetings', {}],
    ['CloseRound', {}],
    ['DeclareRecusal', { reason }],
    ['WithdrawProposal', { reason }],
    ['TakePosition', { version: 1, position: { kind: 'consent' } }],
  ];
  for (const who of ['M12', 'A05', 'M01'])
    for (const [type, fields] of sent)
      for (const version of [undefined, '1', '7']) {
        const headers = version === undefined ? {} : { 'If-Match': `"${version}"` };
        const answer = async (id: string) => {
          const { status, content } = await api.post(who, type, { ...fields, proposal: id }, headers);
          return [status, content.code, content.message, content.facts];
        };
        expect(await answer(proposal), `${who} ${type} ${version}`).toEqual(await answer(randomUUID()));
      }
  expect((await api.get('M08', `proposals/${proposal}`)).content.phase).toBe('draft');
});

test('I-25: what is said inside a body stays there, and the public reads no name of staff', async () => {
  for (const who of ['O01', 'A05', 'A07']) {
    const told = await api.get(who, `proposals/${idOf('P23')}`);
    expect([told.status, told.content.code], who).toEqual([403, 'not-open-to-you']);
    expect(JSON.stringify(told.content)).not.toContain('Commerce');
  }
  // A draft is its sponsor's: nobody else learns even that it exists.
  const proposal = randomUUID();
  await must('M08', 'DraftProposal', {
    proposal,
    subject: await raise('M08'),
    body: idOf('GM'),
    matter: 'ordinary',
    effect: { kind: 'none' },
    title: 'Encore secret',
    text: 'Un texte qui dit ce que l’on fait.',
    terms,
  });
  expect((await api.get('M09', `proposals/${proposal}`)).status).toBe(404);
  expect((await api.get('M08', `proposals/${proposal}`)).status).toBe(200);
  const open = await api.get('M09', 'proposals');
  expect(JSON.stringify(open.content)).not.toContain('Encore secret');

  // An inhabitant whom the commune knows reads no backlog, by any door.
  const resident = {
    personId: idOf('H01'),
    givenName: 'Nour',
    familyName: 'Habitante',
    email: null,
    birthDate: null,
    function: 'resident',
    majority: false,
    rank: null,
    group: null,
  };
  await must('A07', 'RegisterPeople', { people: [resident] });
  for (const path of ['subjects', 'people', `subjects/${idOf('subject P10')}`])
    expect((await api.get('H01', path)).status, path).toBe(403);
  const home = await api.get('H01', 'home');
  expect(home.status).toBe(200);
  const others = home.content.news.filter(({ type }: { type: string }) => type !== 'CharterVersionEnacted');
  expect(others).toEqual([]);

  const elsewhere = await api.get('A05', `proposals/${idOf('P05')}`);
  expect(elsewhere.status).toBe(303);
  expect(elsewhere.headers.get('location')).toBe(`/api/v1/decisions/${idOf('P05')}`);
  const register = (await api.get(null, 'register')).content.lines as { id: string }[];
  const told = await Promise.all([
    ...register.map(({ id }) => api.get(null, `decisions/${id}`)),
    api.get(null, 'governance'),
    api.get(null, 'commune'),
    api.get(null, `bodies/${idOf('BUR')}`),
  ]);
  const text = JSON.stringify(told.map(({ content }) => content));
  for (const name of ['Le Goas', 'Bonaventure', 'Cuvelier', 'Malbec', 'Espalion', 'Vadier', '@valbrune'])
    expect(text, name).not.toContain(name);
  expect(text).not.toMatch(/"(positions|author|argument)"/);
});

test('I-23: after all of this the journal is whole, and the application cannot change it', async () => {
  const { content } = await api.get('A07', 'journal/verification');
  expect(content.broken).toBeNull();
  expect(content.events).toBe((await api.get('A07', 'journal')).content.position);
  const { application } = await import('#lib/server/application/application.ts');
  for (const sql of ['update journal set actor = null', 'delete from journal', 'truncate journal'])
    await expect(application().pool.query(sql), sql).rejects.toThrow(/permission denied|append-only/);
});
