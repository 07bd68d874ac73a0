import * as charter from '#lib/governance/charter/index.ts';
import type {
  CharterCommand,
  CharterContext,
  CharterEvent,
  CharterRefusal,
  CharterState,
} from '#lib/governance/charter/index.ts';
import { defineNoun } from '../engine/noun.ts';
import { organisationOf } from '../organisation/in-context.ts';
import { charterSentences } from './sentences.ts';

export const charterNoun = defineNoun<
  CharterState,
  CharterCommand,
  CharterEvent,
  CharterRefusal,
  CharterContext
>({
  noun: 'charter',
  decider: charter,
  commands: charter.charterCommands,
  sentences: charterSentences,
  stream: () => 'charter',
  context: (loaded, { now, actor }) => {
    const { commune, bodies } = organisationOf(loaded);
    return { now, actor, commune, bodies };
  },
});
