import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { askTogether, type Ask, type Found, type Read } from '#lib/server/application/ask.ts';
import { m } from '#lib/paraglide/messages.js';
import type { ZodObject, input } from 'zod';

/** What the page says when it shows nothing. */
interface Words {
  readonly missing?: () => string;
  readonly forbidden?: (behind: { body: string }) => string;
}

/** What a read found, or the page that says why there is nothing to show. */
const shown = <Content>(answer: Found<Content>, { missing, forbidden }: Words): Content => {
  switch (answer.kind) {
    case 'found':
      return answer.content;
    case 'missing':
      error(404, missing?.() ?? m.ui_error_404_next());
    // eslint-disable-next-line no-fallthrough -- SvelteKit's `error` never returns
    case 'forbidden':
      error(403, forbidden?.({ body: answer.behind ?? '' }) ?? m.subjects_not_yours());
    // eslint-disable-next-line no-fallthrough -- the same
    case 'elsewhere':
      // The API and the pages have the same addresses for what anybody reads, in two languages.
      redirect(303, answer.path.replace('/meetings/', '/seances/'));
  }
};

/** Asks a read for a page, which otherwise says why there is nothing to show. */
export type Show = <P extends ZodObject, Content>(
  read: Read<P, Content>,
  parameters: input<P>,
  words?: Words,
) => Promise<Content>;

/** Draws a page from declared reads, at one instant of the commune; somebody without a commune goes to its door. */
export const drawn = <T>(
  { locals }: Pick<RequestEvent, 'locals'>,
  draw: (show: Show, at: { readonly now: string; readonly ask: Ask }) => Promise<T>,
): Promise<T> => {
  if (locals.visitor.communeId === null) redirect(307, '/');
  return askTogether(locals.visitor, (ask, { now }) =>
    draw(async (read, parameters, words = {}) => shown(await ask(read, parameters), words), { now, ask }),
  );
};
