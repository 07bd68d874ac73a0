/** The benchmarks of the engines alone. */
for (const name of ['law', 'ballots', 'opinion', 'sortition'])
  await import(`./${name}.ts`).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
  });
