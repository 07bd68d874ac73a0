import type { RoadmapRefusal } from '#lib/governance/roadmap/index.ts';
import { common } from './common.ts';
import type { Sentences } from './shape.ts';

export const roadmapSentences: Sentences<RoadmapRefusal> = { 'system-only': common['system-only'] };
