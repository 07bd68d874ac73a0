import { randomUUID } from 'node:crypto';

/**
 * Why something failed without a rule refusing it: `rule`, the code threw; `busy`, the commune's head was held too
 * long; `connection`, the database could not be reached; `full`, its disk is; `text`, what was given holds
 * something that no text may hold; `database`, it refused what was written.
 */
export type FaultKind = 'rule' | 'busy' | 'connection' | 'full' | 'text' | 'database';

/** Shown to people by its reference only; the cause goes to the log. Nothing of the command is known kept. */
export class Fault extends Error {
  readonly kind: FaultKind;
  readonly reference: string;

  constructor(kind: FaultKind, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.name = 'Fault';
    this.kind = kind;
    this.reference = randomUUID().slice(0, 8);
  }
}

/** Whether the same thing may succeed a little later, and so must not be tried for the next ones meanwhile. */
export const isPassing = ({ kind }: Fault): boolean =>
  kind === 'busy' || kind === 'connection' || kind === 'full';

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

const byCode: Readonly<Record<string, FaultKind>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  '53100': 'full',
  '55P03': 'busy',
  '57014': 'busy',
  '40P01': 'busy',
  '40001': 'busy',
  // A NUL character or half of a pair, an id that is none, a number or a date beyond all.
  '22021': 'text',
  '22P05': 'text',
  '22P02': 'text',
  '22003': 'text',
  '22007': 'text',
  '22008': 'text',
};

/** What `pg` says without a code of its own when a connection is lost, or none is to be had. */
const lost =
  /^Connection terminated|^timeout exceeded when trying to connect|^Client has encountered a connection error/;

/** Reads PostgreSQL's error classes (appendix A of its manual) and Node's socket errors; null for any other. */
const kindOf = (error: unknown): FaultKind | null => {
  const code = codeOf(error);
  const known = byCode[code];
  if (known) return known;
  if (/^(08...|53...|57P..|E[A-Z]{3,})$/.test(code)) return 'connection';
  if (/^[0-9A-Z]{5}$/.test(code)) return 'database';
  if (error instanceof Error && lost.test(error.message)) return 'connection';
  return error instanceof Error && error.cause !== undefined ? kindOf(error.cause) : null;
};

/** The fault of a work that only asked the database: an error that says nothing is of the way to it. */
export const databaseFault = (error: unknown): Fault =>
  error instanceof Fault ? error : new Fault(kindOf(error) ?? 'connection', error);

/** The fault of any work. */
export const faultOf = (error: unknown): Fault =>
  error instanceof Fault ? error : new Fault(kindOf(error) ?? 'rule', error);

/** True when an address given for a person is already another person's in the commune. */
export const isEmailTaken = (error: unknown): boolean =>
  codeOf(error) === '23505' &&
  typeof error === 'object' &&
  error !== null &&
  'table' in error &&
  error.table === 'people';
