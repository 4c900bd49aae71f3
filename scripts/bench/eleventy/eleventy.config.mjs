/** The site that Eleventy renders beside kliping's: see scripts/bench-site.ts. */
export default function configure(config) {
  config.setUseGitIgnore(false);
  config.addFilter('jsonld', (graph) => JSON.stringify(graph).replaceAll('<', '\\u003c'));
  return { dir: { includes: '_includes', data: '_data' }, htmlTemplateEngine: 'njk' };
}
