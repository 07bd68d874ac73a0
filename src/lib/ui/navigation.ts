/** A link of the navigation or of the account's menu. */
export type NavItem = { href: string; label: string };

/** The person signed in, as the header shows them. `signOut` is the action that ends the session. */
export type Account = { name: string; initials: string; links: readonly NavItem[]; signOut: string };

/** The item that `path` belongs to: the longest `href` that is `path` itself or one of its parents. */
export function currentItem(items: readonly NavItem[], path: string): NavItem | undefined {
  const holds = (href: string) => path === href || (href !== '/' && path.startsWith(`${href}/`));
  return items.filter((item) => holds(item.href)).toSorted((a, b) => b.href.length - a.href.length)[0];
}
