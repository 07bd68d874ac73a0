/** A path of this house to come back to, or null: an address elsewhere would send people to a stranger. */
export const localPath = (asked: string | null): string | null =>
  asked !== null && /^\/(?![/\\])[\w\-./?=&%]*$/.test(asked) && asked.length <= 200 ? asked : null;
