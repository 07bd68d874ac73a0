import { randomUUID } from 'node:crypto';

/**
 * Why a command failed without anybody being at fault: `rule`, the code threw while deciding; `busy`,
 * the commune's head was held too long; `connection`, the database could not be reached; `database`,
 * it refused what was written.
 */
export type FaultKind = 'rule' | 'busy' | 'connection' | 'database';

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

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

/** Reads PostgreSQL's error classes (appendix A of its manual) and Node's socket errors. */
export const databaseFault = (error: unknown): Fault => {
  if (error instanceof Fault) return error;
  const code = codeOf(error);
  if (['55P03', '57014', '40P01', '40001'].includes(code)) return new Fault('busy', error);
  // No class of PostgreSQL begins with E: `EPIPE` is the socket's, and has five letters too.
  const answered = /^(?!E)[0-9A-Z]{5}$/.test(code) && !/^(08|57P|53)/.test(code);
  return new Fault(answered ? 'database' : 'connection', error);
};

/** True when an address given for a person is already another person's in the commune. */
export const isEmailTaken = (error: unknown): boolean =>
  codeOf(error) === '23505' &&
  typeof error === 'object' &&
  error !== null &&
  'table' in error &&
  error.table === 'people';
