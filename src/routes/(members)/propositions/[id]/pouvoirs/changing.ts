import { fieldNumber, fieldText } from '../../../../form.ts';
import type { Kind } from './kinds.ts';

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** What was left empty changes nothing: it is not sent. */
const filled = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '' && value !== null));

const perimeterOf = (form: FormData) => {
  const matters = lines(fieldText(form, 'matters'));
  return matters.length === 0
    ? null
    : { matters, envelopeEuros: fieldNumber(form, 'envelope'), limits: fieldText(form, 'limits') };
};

/** Said one way, a quorum is no longer said the other way; said both ways, the rules say so. */
const quorumOf = (quorum: number | null, quorumPercent: number | null) =>
  quorum === null && quorumPercent === null ? {} : { quorum, quorumPercent };

/**
 * The change that a form describes, as the command it will be.
 * @param fresh the id of the body, role or mandate that the change makes
 */
export const changeOf = (kind: Kind, form: FormData, fresh: string): Record<string, unknown> => {
  const text = (name: string) => fieldText(form, name);
  const number = (name: string) => fieldNumber(form, name);
  const orNull = (name: string) => text(name) || null;
  const words = { purpose: text('purpose'), rhythm: text('rhythm') };
  const role = {
    title: text('title'),
    purpose: text('purpose'),
    perimeter: orNull('perimeter'),
    accountabilities: lines(text('accountabilities')),
    envelopeEuros: number('envelope'),
    term: number('term'),
  };
  switch (kind) {
    case 'GrantMandate':
      return {
        type: kind,
        mandateId: fresh,
        role: text('role'),
        person: text('person'),
        from: text('from'),
        until: orNull('until'),
        designation: text('designation'),
      };
    case 'EndMandate':
      return { type: kind, mandateId: text('mandate'), on: text('on'), reason: text('reason') };
    case 'AdmitMember':
      return { type: kind, body: text('body'), person: text('person'), capacity: text('capacity') };
    case 'RemoveMember':
      return { type: kind, body: text('body'), person: text('person'), reason: text('reason') };
    case 'DefineRole':
      return { type: kind, roleId: fresh, body: text('body'), kind: text('kind'), ...role };
    case 'ChangeRole':
      return {
        type: kind,
        role: text('role'),
        ...filled({
          ...role,
          accountabilities: role.accountabilities.length > 0 ? role.accountabilities : '',
        }),
      };
    case 'CreateBody':
      return {
        type: kind,
        bodyId: fresh,
        name: text('name'),
        kind: text('kind'),
        ...words,
        perimeter: perimeterOf(form),
        members: [],
        quorum: null,
        parent: orNull('parent'),
        endsOn: orNull('endsOn'),
      };
    case 'ChangeBody':
      return {
        type: kind,
        body: text('body'),
        ...filled({
          name: text('name'),
          ...words,
          perimeter: perimeterOf(form),
          endsOn: text('endsOn'),
        }),
        ...quorumOf(number('quorum'), number('quorumPercent')),
      };
    case 'DissolveBody':
      return { type: kind, body: text('body'), reason: text('reason') };
  }
};
