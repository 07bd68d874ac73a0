import { reaction, type CommandOf } from '../fields.ts';

/** What happens to the weekly digest of what is to be carried out. */
export const roadmapCommands = {
  ExpectDigest: reaction('Makes the bureau’s weekly digest expected.', {}),
  SendDigest: reaction('Sends the bureau its weekly digest.', {}),
};

export type RoadmapCommand = CommandOf<typeof roadmapCommands>;
