/** The benchmarks of the engines alone. */
for (const name of ['law', 'ballots', 'opinion', 'sortition']) await import(`./${name}.ts`);
