import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals, url }) => ({
  commune: locals.visitor.communeName,
  person: locals.visitor.person,
  administrator: locals.visitor.administrator,
  path: url.pathname,
});
