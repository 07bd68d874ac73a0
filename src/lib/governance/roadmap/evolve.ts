import type { RoadmapEvent, RoadmapState } from './roadmap.ts';

export const initial: RoadmapState = { status: 'none' };

export const evolve = (_state: RoadmapState, event: RoadmapEvent): RoadmapState => {
  switch (event.type) {
    case 'DigestExpected':
      return { status: 'expected', nextAt: event.at, sentAt: null };
    case 'DigestSent':
      return { status: 'expected', nextAt: event.nextAt, sentAt: event.at };
  }
};
