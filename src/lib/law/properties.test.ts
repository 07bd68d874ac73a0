/** The rules against a second implementation, as naive as can be: it walks days and counts heads one by one. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCases } from './cases.ts';
import { answer, ruleNames } from './table.ts';

const day = 86_400_000;
const iso = (time: number): string => new Date(time).toISOString().slice(0, 10);
const days = fc.integer({ min: 0, max: 365 * 80 }).map((n) => iso(Date.UTC(1996, 3, 10) + n * day));
/** Days around what usually breaks: month ends, leap days, both clock changes, the year's end. */
const nastyDays = fc
  .tuple(
    fc.constantFrom('-02-27', '-03-29', '-10-25', '-12-30', '-04-30', '-08-31'),
    fc.integer({ min: 2020, max: 2060 }),
  )
  .chain(([tail, year]) =>
    fc.integer({ min: -3, max: 5 }).map((shift) => iso(Date.parse(`${year}${tail}T00:00:00Z`) + shift * day)),
  );
const anyDay = fc.oneof(days, nastyDays);
const thresholds = [100, 500, 1000, 1500, 2500, 3500, 5000, 10_000, 20_000, 30_000, 40_000, 50_000, 60_000];
const populations = fc.oneof(
  fc.integer({ min: 0, max: 400_000 }),
  fc
    .tuple(
      fc.constantFrom(...thresholds, 80_000, 100_000, 150_000, 200_000, 250_000, 300_000),
      fc.integer({ min: -1, max: 1 }),
    )
    .map(([at, by]) => at + by),
);

const valueOf = (rule: string, input: unknown, date?: string): Record<string, unknown> => {
  const answered = answer(rule, input, date);
  if (!answered.ok) throw new Error(answered.error.sentence.fr);
  return answered.value.value as Record<string, unknown>;
};
const days35 = (population: number): number => (population > 3499 ? 5 : 3);

/** Clear days, by walking the calendar from the day after the sending to the eve of the sitting. */
const naiveClearDays = (sent: string, meeting: string): number => {
  let clear = 0;
  for (let at = Date.parse(sent) + day; iso(at) < meeting; at += day) clear += 1;
  return clear;
};
const naiveMajority = (members: number): number => {
  let needed = 0;
  while (needed + needed <= members) needed += 1;
  return needed;
};

test('the last sending date is the latest that leaves the clear days', () => {
  fc.assert(
    fc.property(anyDay, populations, (meeting, populationMunicipale) => {
      const { lastSendDate } = valueOf('convocation.lastSendDate', { populationMunicipale, meeting });
      const needed = days35(populationMunicipale);
      expect(naiveClearDays(String(lastSendDate), meeting)).toBe(needed);
      const next = iso(Date.parse(String(lastSendDate)) + day);
      expect(
        valueOf('convocation.isLawful', { populationMunicipale, sentOn: lastSendDate, meeting }).lawful,
      ).toBe(true);
      expect(valueOf('convocation.isLawful', { populationMunicipale, sentOn: next, meeting }).lawful).toBe(
        false,
      );
    }),
  );
});

test('an instant counts for its day in Paris, whatever the offset it is written with', () => {
  fc.assert(
    fc.property(
      anyDay,
      fc.integer({ min: 0, max: 1439 }),
      fc.integer({ min: 0, max: 9 }),
      (day0, minute, after) => {
        const instant = new Date(Date.parse(`${day0}T00:00:00Z`) + minute * 60_000);
        const paris = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(instant);
        const meeting = iso(Date.parse(paris) + after * day);
        const input = { populationMunicipale: 900, sentOn: instant.toISOString(), meeting };
        expect(valueOf('convocation.isLawful', input).clearDays).toBe(naiveClearDays(paris, meeting));
      },
    ),
  );
});

test('seats, deputies and quorum agree with a ladder of comparisons', () => {
  const ladder: readonly (readonly [number, number])[] = [
    [300_000, 69],
    [250_000, 65],
    [200_000, 61],
    [150_000, 59],
    [100_000, 55],
    [80_000, 53],
    [60_000, 49],
    [50_000, 45],
    [40_000, 43],
    [30_000, 39],
    [20_000, 35],
    [10_000, 33],
    [5000, 29],
    [3500, 27],
    [2500, 23],
    [1500, 19],
    [500, 15],
    [100, 11],
    [0, 7],
  ];
  fc.assert(
    fc.property(populations, (populationMunicipale) => {
      const seats = (ladder.find(([from]) => populationMunicipale >= from) ?? [0, 0])[1];
      let maxAdjoints = 1;
      while ((maxAdjoints + 1) * 10 <= seats * 3) maxAdjoints += 1;
      expect(valueOf('council.size', { populationMunicipale })).toEqual({
        seats,
        maxAdjoints,
        quorumIfFull: naiveMajority(seats),
      });
    }),
  );
});

test('a council deemed complete counts those elected, an incomplete one its seats', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1400 }),
      fc.integer({ min: 0, max: 7 }),
      (populationMunicipale, electedMembers) => {
        const least =
          populationMunicipale < 100
            ? 5
            : populationMunicipale < 500
              ? 9
              : populationMunicipale < 1000
                ? 13
                : 15;
        for (const elected of [electedMembers, least - 1, least]) {
          const value = valueOf('council.deemedComplete', { populationMunicipale, electedMembers: elected });
          expect(value.deemedComplete).toBe(elected >= least);
          expect(value.effectif).toBe(elected >= least ? elected : value.legalSeats);
        }
      },
    ),
  );
});

test('quorum, majority and requests agree with counting heads', () => {
  const heads = fc
    .integer({ min: 1, max: 69 })
    .chain((n) => fc.tuple(fc.constant(n), fc.integer({ min: 0, max: n })));
  fc.assert(
    fc.property(heads, heads, ([enExercice, present], [votes, pour]) => {
      const required = naiveMajority(enExercice);
      expect(valueOf('quorum', { enExercice, present })).toEqual({ required, met: present >= required });
      const adopted = valueOf('vote.majority', { mode: 'secret', pour, contre: votes - pour }).adopted;
      expect(adopted).toBe(pour > votes - pour);
      const third = valueOf('vote.secretBallotRequest', { present: enExercice, requesters: present });
      expect(third.granted).toBe(present * 3 >= enExercice && present > 0);
      const quarter = valueOf('vote.publicBallotRequest', { present: enExercice, requesters: present });
      expect(quarter.granted).toBe(present * 4 >= enExercice && present > 0);
    }),
  );
});

test('a petition is full at a tenth of the electors, and not one signature before', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200_000 }), (registeredElectors) => {
      const required = Number(valueOf('petition.threshold', { registeredElectors }).required);
      expect(required * 10 >= registeredElectors && (required - 1) * 10 < registeredElectors).toBe(true);
    }),
  );
});

test('six months end on the same day of the month, or on its last', () => {
  fc.assert(
    fc.property(anyDay, (installedOn) => {
      const deadline = String(
        valueOf('rules.reglementInterieur', { populationMunicipale: 1000, installedOn }).deadline,
      );
      const [year = 0, month = 0, dayOfMonth = 0] = installedOn.split('-').map(Number);
      const last = new Date(Date.UTC(year, month + 6, 0)).getUTCDate();
      expect(deadline).toBe(iso(Date.UTC(year, month + 5, Math.min(dayOfMonth, last))));
    }),
  );
});

test('an appeal never ends on a weekend nor on a fixed holiday, and waits at most four days', () => {
  fc.assert(
    fc.property(anyDay, (publishedOn) => {
      const lastDay = String(valueOf('act.appealDeadline', { publishedOn }).lastDay);
      expect([0, 6]).not.toContain(new Date(lastDay).getUTCDay());
      expect(['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25']).not.toContain(
        lastDay.slice(5),
      );
      const [year = 0, month = 0, dayOfMonth = 0] = publishedOn.split('-').map(Number);
      const length = new Date(Date.UTC(year, month + 2, 0)).getUTCDate();
      const expiry = Date.UTC(year, month + 1, Math.min(dayOfMonth, length)) + day;
      const wait = (Date.parse(lastDay) - expiry) / day;
      expect(wait >= 0 && wait <= 4).toBe(true);
    }),
  );
});

test('whatever it is asked, a rule answers or refuses in a sentence, and never throws', () => {
  fc.assert(
    fc.property(fc.constantFrom(...ruleNames), fc.jsonValue(), anyDay, (rule, input, date) => {
      const answered = answer(rule, input, date);
      if (answered.ok) return;
      expect(answered.error.sentence.fr).toMatch(/\.$/);
      expect(answered.error.sentence.en).toMatch(/\.$/);
    }),
    { numRuns: 2000 },
  );
});

test('a worked case with one fact spoilt is answered or refused, and never throws', () => {
  const read = readCases(readFileSync(new URL('./examples.json', import.meta.url), 'utf8'));
  const worked = read.ok ? read.value.filter(({ input }) => Object.keys(input as object).length > 0) : [];
  const spoilt = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom('9999-12-31', '0000-01-01', '2026-02-30', -1, 0.5, 999_999_999, ''),
  );
  fc.assert(
    fc.property(fc.constantFrom(...worked), fc.nat(), spoilt, ({ rule, input }, at, value) => {
      const facts = input as Record<string, unknown>;
      const names = Object.keys(facts);
      const answered = answer(rule, { ...facts, [names[at % names.length] ?? '']: value });
      const { fr, en } = answered.ok ? answered.value.calculation : answered.error.sentence;
      for (const said of [fr, en])
        if (answered.ok) expect(said).not.toMatch(/undefined|NaN/);
        else expect(said).toMatch(/^[A-ZÀ-Ý0-9(“«].*\.$/s);
    }),
    { numRuns: 5000 },
  );
});
