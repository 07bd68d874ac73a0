import type { Plugin } from 'vite';

/**
 * Pages say `m.some_words()`; bundlers then send every message of the house to every live page. In what
 * goes to browsers each used message is imported from its own module, so that a page brings its own words.
 */
export const messagesApart = (): Plugin => {
  const bring = /import\s*\{\s*m\s*\}\s*from\s*["']([^"']*paraglide\/messages)\.js["'];?/;
  const use = /(?<![\w$.])m\.([a-z]\w*)/g;
  // The compiler's names of modules: small letters, then how many were capitals.
  const moduleOf = (name: string): string => name.toLowerCase() + (name.replace(/[^A-Z]/g, '').length || '');
  return {
    name: 'messages-apart',
    apply: 'build',
    enforce: 'post',
    applyToEnvironment: ({ name }) => name === 'client',
    transform(code) {
      const folder = bring.exec(code)?.[1];
      if (folder === undefined) return;
      const used = new Set([...code.matchAll(use)].map(([, name = '']) => name));
      const imports = [...used].map(
        (name) => `import { ${name} as m$${name} } from '${folder}/${moduleOf(name)}.js';`,
      );
      return { code: code.replace(bring, () => imports.join('')).replace(use, 'm$$$1'), map: null };
    },
  };
};
