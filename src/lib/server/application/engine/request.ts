import type { Result } from '#lib/kernel/result.ts';
import type { Instant } from '#lib/kernel/civil.ts';
import type { Actor, AnyCommand, AnyRefusal } from './noun.ts';

/** A command on its way in: who sends it, to which commune, under which idempotency key. */
export interface CommandRequest {
  readonly communeId: string;
  readonly actor: Actor;
  /** A UUID chosen by the sender; the same key with the same command acts once. */
  readonly key: string;
  /** The version of the stream that the sender has seen; another one is refused as stale. */
  readonly expectedVersion?: number | null;
  /** `type` and the fields of its schema; checked by the schema before anything else. */
  readonly command: AnyCommand;
  /** Default: the clock of the process. The demonstration and deadlines bring their own. */
  readonly now?: Instant;
}

/** What is acknowledged, once the transaction is committed. */
export interface Answer {
  /** Position in the commune's journal after the command and all that follows from it. */
  readonly position: number;
  readonly stream: string;
  /** Version of the stream after the command: the next `expectedVersion`. */
  readonly version: number;
  /** Types of the events of the command's own decision, in order. */
  readonly events: readonly string[];
  /** True when the key had already been used: nothing was done again. */
  readonly replayed: boolean;
}

/** The version seen by the sender is not the present one: somebody acted in between. */
export interface StaleVersion extends AnyRefusal {
  readonly code: 'stale-version';
  readonly expected: number;
  readonly current: number;
}

/** A request that cannot even be decided. `fields` maps a path (`people.0.email`) to messages. */
export type InputError =
  | { readonly code: 'invalid-input'; readonly fields: Readonly<Record<string, readonly string[]>> }
  | { readonly code: 'unknown-command'; readonly type: string }
  | { readonly code: 'unknown-commune' }
  | { readonly code: 'invalid-key' }
  | { readonly code: 'key-reused' }
  | { readonly code: 'email-taken' };

/** Why a request was not done. Refusals are the rules speaking; input errors, the edge. */
export type Rejection =
  | {
      readonly kind: 'refusal';
      /** The noun whose rule refused, so that a page finds the sentence; null for `stale-version`. */
      readonly noun: string | null;
      readonly refusal: AnyRefusal;
    }
  | { readonly kind: 'input'; readonly error: InputError };

/** @throws Fault when the database or the code failed: nothing is known to have been done. */
export type Execute = (request: CommandRequest) => Promise<Result<Answer, Rejection>>;
