import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { idOf, type Api, type Told } from './api.ts';

/** The members of Valbrune's majority group, all twenty-one. */
export const group = Array.from({ length: 21 }, (_, index) => `M${String(index + 1).padStart(2, '0')}`);
/** Who may facilitate the group's meetings until the end of 2026. */
export const leader = 'M16';

const no = {
  newPolicy: 'no',
  orientation: 'no',
  priceTaxLand: 'no',
  serviceOrganisation: 'no',
  publicPosition: 'no',
};
export const terms = { carriedBy: idOf('M08'), reviewOn: '2027-09-01', trial: null };

/** One person writes down what gives another a voice, a second one confirms it (I-26). */
export const twoHands = async (
  api: Api,
  [first, second]: readonly [string, string],
  type: string,
  fields: object,
): Promise<Told> => {
  const written = await api.post(first, type, fields);
  if (written.status !== 200) return written;
  expect(written.content.events).toEqual(['ChangeWritten']);
  const { lines } = (await api.get(second, 'changes')).content;
  const awaiting = lines.filter(({ standing }: { standing: string }) => standing === 'awaiting');
  const numbers = awaiting.map(({ number }: { number: number }) => number);
  return api.post(second, 'ConfirmChange', { change: Math.max(...numbers) });
};

/** What a program does through the API, insisting that it is accepted. */
export const procedure = (api: Api) => {
  const must = async (who: string, type: string, fields: object): Promise<Told> => {
    const told = await api.post(who, type, fields);
    expect(told.status, `${type} by ${who}: ${JSON.stringify(told.content)}`).toBe(200);
    return told;
  };
  const raise = async (who: string, body = 'GM', more: object = {}): Promise<string> => {
    const subjectId = randomUUID();
    await must(who, 'RaiseSubject', {
      subjectId,
      title: 'Arceaux à vélos devant la médiathèque',
      text: 'On attache les vélos aux arbres, qui en souffrent.',
      body: idOf(body),
      origin: null,
      answers: no,
      unbudgetedEuros: null,
      basis: { kind: 'runningAffairs' },
      ...more,
    });
    return subjectId;
  };
  const draft = async (who: string, body = 'GM', more: object = {}): Promise<string> => {
    const proposal = randomUUID();
    const subject = await raise(who, body);
    await must(who, 'DraftProposal', {
      proposal,
      subject,
      body: idOf(body),
      matter: 'ordinary',
      effect: { kind: 'none' },
      title: 'Dix arceaux à vélos',
      text: 'Dix arceaux sont posés devant la médiathèque avant l’été.',
      terms,
      ...more,
    });
    await must(who, 'TableProposal', { proposal });
    return proposal;
  };
  const meet = async (proposal: string, present: readonly string[], by = leader): Promise<void> => {
    await must(by, 'TakeUpInMeeting', { proposal, label: 'Une séance', present: present.map(idOf) });
    for (const to of ['clarification', 'reactions', 'amendment', 'objections'])
      await must(by, 'MovePhase', { proposal, to });
  };
  const take = (who: string, proposal: string, position: object, version = 1): Promise<Told> =>
    api.post(who, 'TakePosition', { proposal, version, position });
  const consent = (who: readonly string[], proposal: string, version = 1): Promise<Told[]> =>
    Promise.all(who.map((person) => take(person, proposal, { kind: 'consent' }, version)));
  const object = async (who: string, proposal: string, version = 1): Promise<string> => {
    const objection = randomUUID();
    const argument = 'Les arceaux barrent le passage des fauteuils roulants.';
    const position = { kind: 'objection', objection, criterion: 'equalAccess', argument };
    expect((await take(who, proposal, position, version)).status).toBe(200);
    return objection;
  };
  /** What the demonstration does not show: advice asked for, decided upon and contested; then asked for again. */
  const solicit = async (): Promise<void> => {
    const { content } = await api.get('M14', 'choices/solicitation');
    const asking = {
      role: content.roles[0].id,
      title: 'L’emplacement du fromager',
      text: 'Le fromager passe près de la halle.',
      grounds: { answers: no, unbudgetedEuros: null, basis: { kind: 'runningAffairs' } },
      amountEuros: null,
      matter: content.roles[0].perimeter,
      asked: [idOf('A02'), idOf('A03')],
      until: content.until,
    };
    const solicitation = randomUUID();
    await must('M14', 'SolicitAdvice', { ...asking, solicitation });
    await must('A02', 'AnswerSolicitation', { solicitation, text: 'Il y a l’électricité.' });
    await must('A03', 'AnswerSolicitation', { solicitation, text: 'Le camion passe.' });
    await must('M14', 'DecideInRole', { solicitation, text: 'Près de la halle, côté ombre.' });
    await must('O02', 'ContestSolicitation', { solicitation, reason: 'La place est à tout le monde.' });
    await must('M14', 'SolicitAdvice', { ...asking, solicitation: randomUUID() });
  };
  return { must, raise, draft, meet, take, consent, object, solicit };
};
