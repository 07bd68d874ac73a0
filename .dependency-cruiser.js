// What may import what (docs/architecture.md). A planted breach in tests/architecture.test.ts proves that it bites.
const within = (path) => ({ path });
const only = (name, from, allowed, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from, pathNot: '\\.test\\.ts$|^src/lib/server/application/testing/' },
  to: { path: '^(src|bin|demo|tests|bench)/', pathNot: allowed },
});
const noun = '^src/lib/governance/([^/]+)/';
/** Worlds, stories and histories for tests. */
const testing = '^src/lib/(governance|server/application)/testing/';
const declarations = '^src/lib/governance/(fields|.+/(docket-)?commands)\\.ts$';
const engine = '^src/lib/(law|ballots|sortition|opinion)/';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    only('kernel-alone', '^src/lib/kernel/', '^src/lib/kernel/', 'The kernel imports nothing.'),
    only('engines-pure', engine, '^src/lib/(kernel|$1)/', 'An engine imports the kernel and itself.'),
    only(
      'governance-pure',
      noun,
      '^src/lib/(kernel/|(law|ballots|sortition|opinion)/index\\.ts$|governance/$1/|governance/([^/]+/index|fields)\\.ts$)',
      'A noun imports the kernel, the engines, and the index of other nouns.',
    ),
    {
      name: 'governance-no-library',
      severity: 'error',
      comment: 'Rules do no input or output and use no library.',
      from: { path: '^src/lib/governance/', pathNot: `\\.test\\.ts$|${testing}|${declarations}` },
      to: { dependencyTypes: ['npm', 'npm-dev', 'core'] },
    },
    {
      name: 'commands-only-zod',
      severity: 'error',
      comment: 'Fields are declared with zod, and with nothing else (ADR 11).',
      from: { path: declarations },
      to: { dependencyTypes: ['npm', 'npm-dev', 'core'], pathNot: '^node_modules/zod/' },
    },
    {
      name: 'testing-for-tests',
      severity: 'error',
      comment: 'What runs in a commune knows no town of tests.',
      from: { path: '^(src|bin|demo)/', pathNot: `\\.test\\.ts$|${testing}` },
      to: { path: testing },
    },
    only(
      'platform-blind',
      '^src/lib/server/platform/',
      '^src/lib/(kernel/|server/platform/|paraglide/)',
      'The platform knows no governance word.',
    ),
    only(
      'application',
      '^src/lib/server/application/',
      '^src/lib/(kernel/|governance/([^/]+/index|fields|testing/.+|.*consequences)\\.ts$|(law|ballots|sortition|opinion)/index\\.ts$|server/)',
      'The application imports rules, engines, kernel and platform.',
    ),
    only(
      'ui-alone',
      '^src/lib/ui/',
      '^src/lib/(ui|paraglide)/',
      'Components take view types, never a state.',
    ),
    only(
      'routes-thin',
      '^src/routes/',
      '^src/(routes/|app|lib/(ui/|kernel/|paraglide/|server/application/|sortition/verify\\.ts$))',
      'A route parses, executes, redirects. The verifier of lotteries runs in the browser of whoever checks.',
    ),
    {
      name: 'framework-outside',
      severity: 'error',
      comment:
        'Only ui, routes and hooks know the web framework: the command line runs the rest with Node alone.',
      from: { path: '^(src/lib/(kernel|law|ballots|sortition|opinion|governance|server)|bin|demo)/' },
      to: { path: '^\\$app|^\\$env|@sveltejs/kit' },
    },
  ],
  options: {
    doNotFollow: within('node_modules'),
    exclude: within('(\\.svelte-kit|src/lib/paraglide|^build)/'),
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.svelte', '.json', '.css'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'svelte', 'node', 'default'],
    },
  },
};
