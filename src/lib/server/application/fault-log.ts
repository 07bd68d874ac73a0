import { logError, type About } from '../platform/log.ts';
import type { Fault } from './engine/fault.ts';

/** One line for one fault, under the reference that the person was given. */
export const logFault = (what: string, fault: Fault, about: Pick<About, 'commune'> = {}): void =>
  logError(what, fault, { ...about, reference: fault.reference });
