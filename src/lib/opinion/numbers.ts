/** Numbers from 0 to 1 that look drawn, the same for the same seed (Lehmer's generator, Park and Miller 1988). */
export const numbers = (seed: number): (() => number) => {
  let state = (seed % 2_147_483_646) + 1;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
};
