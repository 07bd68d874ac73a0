import type { RoadmapRefusal } from '#lib/governance/roadmap/index.ts';
import { common } from '../sentences/common.ts';
import type { Sentences } from '../sentences/shape.ts';

export const roadmapSentences: Sentences<RoadmapRefusal> = { 'system-only': common['system-only'] };
