const turns = new Map<string, Promise<unknown>>();

/** Entrances of one address come one after the other: two at once would each make the identity. */
export const inTurn = <T>(email: string, work: () => Promise<T>): Promise<T> => {
  const before = turns.get(email) ?? Promise.resolve();
  const mine = before.then(work, work);
  const over = mine
    .catch(() => undefined)
    .then(() => {
      if (turns.get(email) === over) turns.delete(email);
    });
  turns.set(email, over);
  return mine;
};
