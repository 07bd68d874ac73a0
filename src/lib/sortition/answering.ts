import type { Message } from './background.ts';
import { draw, type DrawRequest } from './draw.ts';

/** The other end of `drawThrough`: draws once, saying where it stands, and answers whatever happens. */
export const answerDraw = async (request: DrawRequest, say: (message: Message) => void): Promise<void> => {
  try {
    const result = await draw(request, (progress) => say({ progress }));
    say({ result });
  } catch (error) {
    say({ error: error instanceof Error ? error.message : String(error) });
  }
};
