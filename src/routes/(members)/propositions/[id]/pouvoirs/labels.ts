import { m } from '#lib/paraglide/messages.js';
import type { Kind } from './kinds.ts';

const words: Record<Kind, () => string> = {
  GrantMandate: m.powers_GrantMandate,
  EndMandate: m.powers_EndMandate,
  AdmitMember: m.powers_AdmitMember,
  RemoveMember: m.powers_RemoveMember,
  DefineRole: m.powers_DefineRole,
  ChangeRole: m.powers_ChangeRole,
  CreateBody: m.powers_CreateBody,
  ChangeBody: m.powers_ChangeBody,
  DissolveBody: m.powers_DissolveBody,
};
export const kindWords = (kind: Kind): string => words[kind]();

const options = (labels: Record<string, () => string>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label: label() }));

export const designations = () =>
  options({
    consent: m.powers_by_consent,
    volunteer: m.powers_by_volunteer,
  });
export const capacities = () =>
  options({ member: m.powers_as_member, watch: m.powers_as_watch, adviser: m.powers_as_adviser });
export const roleKinds = () =>
  options({
    facilitator: m.powers_role_facilitator,
    secretary: m.powers_role_secretary,
    timekeeper: m.powers_role_timekeeper,
    charterKeeper: m.powers_role_charter_keeper,
    leadLink: m.powers_role_lead_link,
    representativeLink: m.powers_role_representative_link,
    watchLink: m.powers_role_watch_link,
    other: m.powers_role_other,
  });
export const bodyKinds = () =>
  options({
    circle: m.powers_body_circle,
    projectGroup: m.powers_body_project_group,
    assembly: m.powers_body_assembly,
    observatory: m.powers_body_observatory,
    coordination: m.powers_body_coordination,
  });
