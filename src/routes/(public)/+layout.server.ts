import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals, url }) => ({
  commune: locals.visitor.communeName,
  person: locals.visitor.person,
  administrator: locals.visitor.administrator,
  path: url.pathname,
  /** The one address of this page, whatever filters or marks were added to it. */
  canonical: `${url.origin}${url.pathname}`,
});
