import { day, id as idOf } from '#lib/governance/fields.ts';

/** Parameters that several reads share. */
export const id = idOf('An id.');
export const civilDate = day('A day.');
