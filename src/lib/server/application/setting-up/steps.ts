import {
  governanceTemplate,
  isLive,
  majorityGroupOf,
  type BodiesCommand,
  type Body,
} from '#lib/governance/bodies/index.ts';
import { entitledOnCharter, smallestGroup } from '#lib/governance/charter/index.ts';
import { isElected, isInFunction, isMajorityMember, isStaff } from '#lib/governance/commune/index.ts';
import { civilDateOf, type Instant } from '#lib/kernel/civil.ts';
import { inOrder } from '../bodies/in-order.ts';
import { personView, type PersonView } from '../people/persons.ts';
import type { LegalFacts } from './legal.ts';
import type { Organisation } from '../organisation/organisation.ts';

/** The steps of a set-up, in order. */
export const settingUpSteps = [
  'commune',
  'population',
  'figures',
  'people',
  'bodies',
  'charter',
  'invitations',
  'consent',
] as const;
export type SettingUpStep = (typeof settingUpSteps)[number];

/** What the founding has confirmed of the commune. */
export interface CommuneFactsView extends LegalFacts {
  readonly name: string;
  readonly populationSource: string;
}

export interface SettingUpView {
  readonly commune: CommuneFactsView | null;
  /** The first step that is not done; null when the charter is in force. */
  readonly current: SettingUpStep | null;
}

const currentStep = (organisation: Organisation, now: Instant): SettingUpStep | null => {
  const { commune, charter, bodies } = organisation;
  if (commune.status === 'none') return 'commune';
  if (charter.status === 'inForce') return null;
  const today = civilDateOf(now);
  const majority = Object.keys(commune.members).filter((id) => isMajorityMember(commune, id, today));
  if (majority.length < smallestGroup) return 'people';
  if (majorityGroupOf(bodies) === null) return 'bodies';
  return charter.status === 'none' ? 'charter' : 'invitations';
};

/**
 * How far the set-up of a commune has come, worked out from what it is: it can be left at any moment. Who has
 * been invited is not known here; when everybody has entered or been invited, the step is `consent`.
 */
export const settingUpView = (organisation: Organisation, now: Instant): SettingUpView => {
  const { commune } = organisation;
  const current = currentStep(organisation, now);
  if (commune.status === 'none') return { commune: null, current };
  const { name, insee, population, populationSource, registeredElectors, installedOn, strength } = commune;
  return {
    commune: {
      name,
      insee,
      population,
      populationSource,
      registeredElectors,
      installedOn,
      ...(strength && { strength }),
    },
    current,
  };
};

/** Somebody who may sit in a body. */
export interface SeatView extends PersonView {
  readonly majority: boolean;
  readonly elected: boolean;
  readonly staff: boolean;
}

export type BodySuggestion = Extract<BodiesCommand, { type: 'CreateBody' }>;

export interface BodiesStepView {
  readonly people: readonly SeatView[];
  /** Bodies that are there already. */
  readonly existing: readonly (Pick<Body, 'id' | 'name' | 'kind' | 'power' | 'quorum' | 'rhythm'> & {
    /** Those who count in its quorum and positions. */
    readonly members: readonly PersonView[];
  })[];
  /** What the template proposes and is not there yet. */
  readonly suggested: readonly BodySuggestion[];
  /** Voters of the majority group. */
  readonly voters: number;
}

/** The bodies of a commune that sets itself up: those there, and those that the template adds. */
export const bodiesStep = (organisation: Organisation, now: Instant, newId: () => string): BodiesStepView => {
  const { commune, bodies } = organisation;
  const today = civilDateOf(now);
  if (commune.status === 'none') return { people: [], existing: [], suggested: [], voters: 0 };
  const live = inOrder(Object.values(bodies.bodies).filter((body) => isLive(body, today)));
  const group = majorityGroupOf(bodies);
  const isThere = ({ kind, name }: BodySuggestion): boolean =>
    live.some((body) => body.name === name || (body.kind === kind && kind !== 'circle'));
  return {
    people: Object.entries(commune.members)
      .filter(([id]) => isInFunction(commune, id, today))
      .map(([id, member]) => ({
        ...personView(organisation, id),
        majority: member.majority,
        elected: isElected(member.function),
        staff: isStaff(member.function),
      })),
    existing: live.map(({ id, name, kind, power, quorum, rhythm, members }) => ({
      id,
      name,
      kind,
      power,
      quorum,
      rhythm,
      members: members
        .filter(({ capacity }) => capacity === 'member')
        .map(({ person }) => personView(organisation, person)),
    })),
    suggested: governanceTemplate(commune, newId)
      .filter((body) => !isThere(body))
      .map((body) => ({ ...body, parent: body.parent && (group?.id ?? body.parent) })),
    voters: entitledOnCharter(bodies, commune, today).length,
  };
};
