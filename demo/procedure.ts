import { majority } from './people.ts';
import { idOf, type Stage } from './stage.ts';
import { criterionOf, firstWords, inFull } from './texts.ts';
import valbrune from './valbrune.json' with { type: 'json' };

export type Story = (typeof valbrune.propositions)[number];

const political = {
  newPolicy: 'no',
  orientation: 'yes',
  priceTaxLand: 'no',
  serviceOrganisation: 'no',
  publicPosition: 'no',
};
export const phases = ['clarification', 'reactions', 'amendment', 'objections'] as const;

export const storyOf = (id: string): Story => {
  const story = valbrune.propositions.find((known) => known.id === id);
  if (!story) throw new Error(`No proposal ${id}`);
  const { titre, texte, origine } = story;
  return { ...story, titre: inFull(titre), texte: inFull(texte), origine: inFull(origine) };
};
export const presentAt = (meeting: string): string[] => {
  const absent = valbrune.seances.find(({ id }) => id === meeting)?.absents ?? [];
  return majority.filter((person) => !absent.includes(person));
};
export const dayOf = (meeting: string): string =>
  valbrune.seances.find(({ id }) => id === meeting)?.date ?? valbrune.today;
export const facilitatorOf = (meeting: string): string =>
  valbrune.seances.find(({ id }) => id === meeting)?.facil ?? 'M17';
export const sponsorOf = ({ porteur }: Story): string => ({ BUR: 'M08', H02: 'M09' })[porteur] ?? porteur;

const termsOf = (story: Story) => ({
  carriedBy: idOf(sponsorOf(story)),
  reviewOn: /^\d{4}/.test(story.revue) ? story.revue : '2027-06-15',
  trial: story.statut.startsWith('à l’essai')
    ? {
        endsOn: story.id === 'P05' ? '2027-03-31' : '2026-12-07',
        measures:
          story.id === 'P05'
            ? ['moins de deux accidents de nuit', 'moins de 40 % de sentiment d’insécurité à l’enquête']
            : ['comptage des voitures', 'questionnaire aux parents'],
      }
    : null,
});

/** What a subject is raised with; every answer to the grid of natures but one is no. */
interface Raised {
  id: string;
  title: string;
  origin: string;
  sponsor: string;
  executive: boolean;
}

export const raise = async (
  { act }: Stage,
  { id, title, origin, sponsor, executive }: Raised,
  body: string,
): Promise<void> =>
  act(sponsor, {
    type: 'RaiseSubject',
    subjectId: idOf(`subject ${id}`),
    title,
    text: `${title}. ${origin}.`,
    body: idOf(body),
    origin,
    answers: executive ? { ...political, orientation: 'no' } : political,
    unbudgetedEuros: null,
    basis: executive ? { kind: 'runningAffairs' } : null,
  });

export const raisedBy = (story: Story): Raised => ({
  id: story.id,
  title: story.titre,
  origin: story.origine,
  sponsor: sponsorOf(story),
  executive: story.nature === 'exécutive',
});

export const draft = async (
  { act }: Stage,
  story: Story,
  body: string,
  effect: object = { kind: 'none' },
): Promise<void> => {
  const proposal = idOf(story.id);
  await act(sponsorOf(story), {
    type: 'DraftProposal',
    proposal,
    subject: idOf(`subject ${story.id}`),
    body: idOf(body),
    matter: story.id === 'P11' ? 'budget' : 'ordinary',
    effect,
    title: story.titre,
    text: firstWords[story.id] ?? story.texte,
    terms: termsOf(story),
  });
  await act(sponsorOf(story), { type: 'TableProposal', proposal });
};

export const bring = async (
  stage: Stage,
  story: Story,
  body: string,
  effect: object = { kind: 'none' },
): Promise<void> => {
  await raise(stage, raisedBy(story), body);
  await draft(stage, story, body, effect);
};

/** Around a table that no meeting of the journal knows: bureau and circles meet without one. */
export const toObjections = async (
  { act }: Stage,
  story: Story,
  table: string,
  leader: string,
  present: readonly string[],
) => {
  const proposal = idOf(story.id);
  await act(leader, { type: 'TakeUpInMeeting', proposal, label: table, present: present.map(idOf) });
  for (const to of phases) await act(leader, { type: 'MovePhase', proposal, to });
};

export const consentAll = async (
  { act }: Stage,
  story: Story,
  version: number,
  persons: readonly string[],
) => {
  for (const person of persons)
    await act(person, {
      type: 'TakePosition',
      proposal: idOf(story.id),
      version,
      position: { kind: 'consent' },
    });
};

const objectionsOf = (story: Story, meeting: string) =>
  valbrune.objections.filter(({ p, s }) => p === story.id && s === meeting);

const test = async (
  { act }: Stage,
  story: Story,
  objection: string,
  author: string,
  present: readonly string[],
) => {
  const proposal = idOf(story.id);
  const judges = present.filter((person) => person !== author);
  await act(judges[0] ?? '', { type: 'TestAdmissibility', proposal, objection });
  for (const judge of judges)
    await act(judge, {
      type: 'JudgeAdmissibility',
      proposal,
      objection,
      admissible: false,
      reason: 'une préférence plutôt qu’un risque',
    });
};

/** The objections of a meeting: raised, tested when they were a preference, integrated in one new text. */
export const hear = async (
  stage: Stage,
  story: Story,
  meeting: string,
  present: readonly string[],
  version: number,
) => {
  const proposal = idOf(story.id);
  const heard = objectionsOf(story, meeting);
  for (const { id, qui, critere, texte } of heard)
    await stage.act(qui, {
      type: 'TakePosition',
      proposal,
      version,
      position: { kind: 'objection', objection: idOf(id), criterion: criterionOf(critere), argument: texte },
    });
  for (const { id, qui } of heard.filter((objection) => objection.test === 'non recevable'))
    await test(stage, story, idOf(id), qui, present);
  return heard.filter((objection) => objection.test === 'recevable');
};

const resolutionOf = (treatment: string, result: string, story: Story) =>
  treatment.includes('mesurer') && !treatment.includes('amender')
    ? { way: 'measured', indicator: result, on: story.revue }
    : { way: 'amended' };

export const integrate = async (
  { act }: Stage,
  story: Story,
  version: number,
  objections: ReturnType<typeof objectionsOf>,
  text = story.texte,
): Promise<void> =>
  act(sponsorOf(story), {
    type: 'AmendProposal',
    proposal: idOf(story.id),
    version,
    title: story.titre,
    text,
    terms: termsOf(story),
    integrates: objections.map(({ id, traitement, resultat }) => ({
      objection: idOf(id),
      resolution: resolutionOf(traitement, resultat, story),
    })),
  });

export const passWindow = async (stage: Stage, story: Story, meeting: string): Promise<void> => {
  const absent = majority.filter((person) => !presentAt(meeting).includes(person));
  const day = Temporal.PlainDate.from(dayOf(meeting));
  stage.at(`${day.add({ days: 3 })}T23:30`);
  if (absent.length > 0) await stage.act('system', { type: 'PassDeadline', proposal: idOf(story.id) });
};
