import * as charter from '#lib/governance/charter/index.ts';
import type {
  CharterCommand,
  CharterContext,
  CharterEvent,
  CharterRefusal,
  CharterState,
} from '#lib/governance/charter/index.ts';
import { defineNoun, type Upcast } from '../engine/noun.ts';
import { organisationOf } from '../organisation/in-context.ts';
import { charterSentences } from './sentences.ts';

const withTexts: Upcast = (content) => ({
  ...content,
  parameters: charter.completed(content['parameters'] as charter.CharterParameters),
});

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
  upcasters: {
    // Version 1 knew neither the delay of a silent sponsor nor that to object.
    CharterDrafted: [withTexts],
    CharterDraftAmended: [withTexts],
    CharterVersionEnacted: [withTexts],
  },
});
