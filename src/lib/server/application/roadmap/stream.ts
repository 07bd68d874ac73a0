import * as roadmap from '#lib/governance/roadmap/index.ts';
import type {
  RoadmapCommand,
  RoadmapContext,
  RoadmapEvent,
  RoadmapRefusal,
  RoadmapState,
} from '#lib/governance/roadmap/index.ts';
import { defineNoun } from '../engine/noun.ts';
import { roadmapSentences } from './sentences.ts';

/** When the bureau is told what is to be carried out: one stream a commune. */
export const roadmapNoun = defineNoun<
  RoadmapState,
  RoadmapCommand,
  RoadmapEvent,
  RoadmapRefusal,
  RoadmapContext
>({
  noun: 'roadmap',
  decider: roadmap,
  commands: roadmap.roadmapCommands,
  sentences: roadmapSentences,
  stream: () => 'roadmap',
  context: (_loaded, { now, actor }) => ({ now, actor }),
  deadline: {
    at: (state) => (state.status === 'none' ? null : state.nextAt),
    command: () => ({ type: 'SendDigest' }),
  },
});
