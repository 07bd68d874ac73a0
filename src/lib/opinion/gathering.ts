export interface Vote {
  readonly participant: string;
  readonly statement: string;
  /** 1 agree, 0 pass, -1 disagree. A later vote replaces an earlier one on the same statement. */
  readonly vote: 1 | 0 | -1;
}

/** Answers by person (compressed rows): those of row r stand from `starts[r]` up to `starts[r + 1]`. */
export interface Answers {
  readonly starts: Int32Array;
  readonly statements: Int32Array;
  /** 1 agree, 0 pass, -1 disagree. */
  readonly values: Int8Array;
}

/** Who answered what, each person's latest answer to each statement; ids in an order that rows do not decide. */
export interface Conversation {
  readonly people: readonly string[];
  readonly statements: readonly string[];
  readonly answers: Answers;
}

/** Whole numbers first, by size, then the rest by their letters: a total order, whatever the ids. */
const byId = (a: string, b: string): number => {
  const [x, y] = [/^\d+$/.test(a), /^\d+$/.test(b)];
  if (x !== y) return x ? -1 : 1;
  return (x ? Number(a) - Number(b) : 0) || (a < b ? -1 : Number(a > b));
};

/** Numbers ids as they come; `ranks` then gives each number's place in the order of ids. */
class Numbering {
  readonly #numbers = new Map<string, number>();

  numberOf(id: string): number {
    const known = this.#numbers.get(id);
    if (known !== undefined) return known;
    this.#numbers.set(id, this.#numbers.size);
    return this.#numbers.size - 1;
  }

  inOrder(): { ids: string[]; ranks: Int32Array } {
    const ids = [...this.#numbers.keys()].sort(byId);
    const ranks = new Int32Array(ids.length);
    for (const [rank, id] of ids.entries()) ranks[this.numberOf(id)] = rank;
    return { ids, ranks };
  }
}

interface Triples {
  readonly rows: Int32Array;
  readonly columns: Int32Array;
  readonly values: Int8Array;
}

/** Places of a stable sort by small whole numbers, `from` giving the order to start from. */
const sortedBy = (keys: Int32Array, size: number, from: Int32Array | null): Int32Array => {
  const next = new Int32Array(size + 1);
  for (const key of keys) next[key + 1] = (next[key + 1] ?? 0) + 1;
  for (let key = 0; key < size; key++) next[key + 1] = (next[key + 1] ?? 0) + (next[key] ?? 0);
  const order = new Int32Array(keys.length);
  for (let at = 0; at < keys.length; at++) {
    const one = from ? (from[at] ?? 0) : at;
    const key = keys[one] ?? 0;
    const place = next[key] ?? 0;
    order[place] = one;
    next[key] = place + 1;
  }
  return order;
};

/** Rows of answers in the order of statements; of several answers to one statement, the last given stays. */
const compress = ({ rows, columns, values }: Triples, people: number, statements: number): Answers => {
  const order = sortedBy(rows, people, sortedBy(columns, statements, null));
  const starts = new Int32Array(people + 1);
  const kept = { statements: new Int32Array(order.length), values: new Int8Array(order.length) };
  let size = 0;
  for (let at = 0; at < order.length; at++) {
    const one = order[at] ?? 0;
    const next = order[at + 1];
    const replaced = next !== undefined && rows[next] === rows[one] && columns[next] === columns[one];
    if (replaced) continue;
    kept.statements[size] = columns[one] ?? 0;
    kept.values[size++] = values[one] ?? 0;
    starts[(rows[one] ?? 0) + 1] = size;
  }
  return {
    starts,
    statements: kept.statements.subarray(0, size),
    values: kept.values.subarray(0, size),
  };
};

/**
 * Gathers votes into a conversation, on top of what was gathered `before` if given: new people, statements
 * and votes are added, a later vote replaces an earlier one. Linear in the number of votes.
 */
export const gather = (votes: readonly Vote[], before?: Conversation): Conversation => {
  const old = before?.answers;
  const size = (old?.values.length ?? 0) + votes.length;
  const triples = { rows: new Int32Array(size), columns: new Int32Array(size), values: new Int8Array(size) };
  const [people, statements] = [new Numbering(), new Numbering()];
  for (const id of before?.people ?? []) people.numberOf(id);
  for (const id of before?.statements ?? []) statements.numberOf(id);
  let at = 0;
  for (let row = 0; old && row + 1 < old.starts.length; row++)
    for (const end = old.starts[row + 1] ?? 0; at < end; at++) {
      triples.rows[at] = row;
      triples.columns[at] = old.statements[at] ?? 0;
      triples.values[at] = old.values[at] ?? 0;
    }
  for (const { participant, statement, vote } of votes) {
    triples.rows[at] = people.numberOf(participant);
    triples.columns[at] = statements.numberOf(statement);
    triples.values[at++] = vote;
  }
  const [rows, columns] = [people.inOrder(), statements.inOrder()];
  for (at = 0; at < size; at++) {
    triples.rows[at] = rows.ranks[triples.rows[at] ?? 0] ?? 0;
    triples.columns[at] = columns.ranks[triples.columns[at] ?? 0] ?? 0;
  }
  return {
    people: rows.ids,
    statements: columns.ids,
    answers: compress(triples, rows.ids.length, columns.ids.length),
  };
};
