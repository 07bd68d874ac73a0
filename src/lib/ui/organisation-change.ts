import { m } from '#lib/paraglide/messages.js';

type Words = (facts: { body: string; role: string; person: string }) => string;

const words = {
  CreateBody: m.proposal_change_CreateBody,
  ChangeBody: m.proposal_change_ChangeBody,
  DissolveBody: m.proposal_change_DissolveBody,
  AdmitMember: m.proposal_change_AdmitMember,
  RemoveMember: m.proposal_change_RemoveMember,
  DefineRole: m.proposal_change_DefineRole,
  ChangeRole: m.proposal_change_ChangeRole,
  GrantMandate: m.proposal_change_GrantMandate,
  EndMandate: m.proposal_change_EndMandate,
} satisfies Record<string, Words>;

/** A change of bodies, roles or mandates; a person is null where the reader may not know who (I-25). */
export type OrganisationChangeView = {
  type: keyof typeof words;
  body: string;
  role: string | null;
  person: { name: string } | null;
};

/** One change of bodies, roles or mandates, in a sentence. */
export const changeInWords = ({ type, body, role, person }: OrganisationChangeView): string =>
  words[type]({ body, role: role ?? '', person: person?.name ?? m.public_somebody() });
