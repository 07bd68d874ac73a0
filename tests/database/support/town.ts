import { randomUUID } from 'node:crypto';
import { defaultParameters } from '#lib/governance/charter/index.ts';
import type { AnyCommand } from '#lib/server/application/engine/noun.ts';
import type { Answer, Execute } from '#lib/server/application/engine/request.ts';

/** A commune in which the majority group can decide: people, group and consented charter. */
export interface Town {
  readonly communeId: string;
  readonly administrator: string;
  /** The elected members, all of the majority group; the first is the mayor. */
  readonly members: readonly string[];
  readonly group: string;
  /** The first members; a body of no member does not exist. */
  readonly bureau: string;
}

/** Sends a command as a person and insists that it is accepted. */
export const must = async (
  execute: Execute,
  communeId: string,
  person: string | null,
  command: AnyCommand,
): Promise<Answer> => {
  const actor = person === null ? ({ kind: 'setup' } as const) : ({ kind: 'person', person } as const);
  const result = await execute({ communeId, actor, key: randomUUID(), command });
  if (!result.ok) throw new Error(`${command.type}: ${JSON.stringify(result.error)}`);
  return result.value;
};

/** Founds a town by commands: its people, its majority group and its bureau, before any charter. */
export const foundTown = async (
  execute: Execute,
  communeId: string,
  size: number,
  bureauSize = 0,
): Promise<Town> => {
  const town: Town = {
    communeId,
    administrator: randomUUID(),
    members: Array.from({ length: size }, () => randomUUID()),
    group: randomUUID(),
    bureau: randomUUID(),
  };
  const identity = { givenName: 'Camille', familyName: 'Martin', email: null, birthDate: null };
  const asAdministrator = (command: AnyCommand): Promise<Answer> =>
    must(execute, communeId, town.administrator, command);
  await must(execute, communeId, null, {
    type: 'FoundCommune',
    name: 'Essai',
    insee: '26289',
    population: 1_300,
    populationSource: 'Insee',
    registeredElectors: null,
    installedOn: '2026-03-28',
    founder: { personId: town.administrator, ...identity },
  });
  await asAdministrator({
    type: 'RegisterPeople',
    people: town.members.map((personId, index) => ({
      personId,
      function: index === 0 ? 'mayor' : 'councillor',
      majority: true,
      rank: index + 1,
      group: null,
      ...identity,
    })),
  });
  await asAdministrator({
    type: 'CreateBody',
    bodyId: town.group,
    name: 'Groupe majoritaire',
    kind: 'majorityGroup',
    members: town.members.map((person) => ({ person, capacity: 'member' })),
    decision: null,
    purpose: 'Décider ensemble',
    perimeter: null,
    quorum: Math.ceil(size / 2),
    rhythm: 'toutes les deux semaines',
    parent: null,
    endsOn: null,
  });
  if (bureauSize > 0)
    await asAdministrator({
      type: 'CreateBody',
      bodyId: town.bureau,
      name: 'Bureau',
      kind: 'bureau',
      members: town.members.slice(0, bureauSize).map((person) => ({ person, capacity: 'member' })),
      decision: null,
      purpose: 'Exécuter',
      perimeter: null,
      quorum: Math.ceil(bureauSize / 2),
      rhythm: 'chaque lundi',
      parent: null,
      endsOn: null,
    });
  return town;
};

/** Has the charter drafted, and consented to by everyone. */
export const inForce = async (
  execute: Execute,
  { communeId, administrator, members }: Town,
): Promise<void> => {
  await must(execute, communeId, administrator, { type: 'DraftCharter', parameters: defaultParameters });
  const position = { type: 'TakeCharterPosition', revision: 1, position: { kind: 'consent' } };
  await Promise.all(members.map((person) => must(execute, communeId, person, position)));
};

/** Sets a town up by commands, as a founder would. */
export const settleTown = async (
  execute: Execute,
  communeId: string,
  size: number,
  bureauSize = 0,
): Promise<Town> => {
  const town = await foundTown(execute, communeId, size, bureauSize);
  await inForce(execute, town);
  return town;
};

/** A subject that the nature test makes political. */
export const raiseSubject = async (execute: Execute, town: Town, person: string): Promise<string> => {
  const subjectId = randomUUID();
  await must(execute, town.communeId, person, {
    type: 'RaiseSubject',
    subjectId,
    title: 'Horaires de la bibliothèque',
    text: 'Les horaires actuels ne conviennent ni aux familles ni aux personnes qui travaillent à Valence.',
    body: town.group,
    origin: null,
    answers: {
      newPolicy: 'no',
      orientation: 'no',
      priceTaxLand: 'no',
      serviceOrganisation: 'yes',
      publicPosition: 'no',
    },
    unbudgetedEuros: null,
    basis: { kind: 'runningAffairs' },
  });
  return subjectId;
};
