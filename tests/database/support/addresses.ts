import type { Read } from '#lib/server/application/ask.ts';

/** Which streams of the journal give the ids that a parameter of a path may hold. */
const nouns: Readonly<Record<string, readonly string[]>> = {
  action: ['action'],
  case: ['referral'],
  contested: ['proposal', 'solicitation'],
  decision: ['proposal'],
  meeting: ['meeting'],
  proposal: ['proposal'],
  series: ['series'],
  solicitation: ['solicitation'],
  subject: ['subject'],
};

/** Every id of the commune that a parameter may hold, by its name. */
const loadIds = async (): Promise<(parameter: string) => readonly string[]> => {
  const { application } = await import('#lib/server/application/application.ts');
  const { communeId } = await import('./api.ts');
  return application().read(communeId, async (transaction, { bodies }) => {
    const { rows } = await transaction.query<{ noun: string; id: string }>({
      text: `select noun, split_part(stream, ':', 2) as id from states
             where commune_id = $1 and stream like '%:%' order by noun desc, sort_key desc`,
      values: [communeId],
    });
    return (parameter) =>
      parameter === 'body'
        ? Object.keys(bodies.bodies)
        : rows.filter(({ noun }) => nouns[parameter]?.includes(noun)).map(({ id }) => id);
  });
};

/** By read, all addresses at which the commune has something to read, and some of its queries. */
export const addressesOf = async (reads: readonly Read[]): Promise<Map<string, string[]>> => {
  const idsOf = await loadIds();
  return new Map(
    reads.map(({ name, path, parameters }) => {
      const inPath = /\{(\w+)\}/.exec(path)?.[1];
      const addresses =
        inPath === undefined ? [path] : idsOf(inPath).map((id) => path.replace(`{${inPath}}`, id));
      const queries = Object.keys(parameters.shape).flatMap((query) => {
        const [first] = query === inPath ? [] : idsOf(query);
        return first === undefined ? [] : [`${addresses[0]}?${query}=${first}`];
      });
      return [name, [...addresses, ...queries].map((address) => address.slice(1))];
    }),
  );
};
