/** The present instant, ISO 8601 in UTC. The only clock of the application's reading side. */
export const now = (): string => new Date().toISOString();
