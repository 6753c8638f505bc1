import axe from 'axe-core';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/**
 * What axe finds wrong below a node, shadow trees included: one line a problem, `rule: target`.
 *
 * @param without - Rules that make no sense for a fragment of a page, such as `region`.
 */
export async function axeProblems(
  root: Element | Document = document,
  without: readonly string[] = ['region', 'page-has-heading-one', 'landmark-one-main'],
): Promise<string[]> {
  const {violations} = await axe.run(root, {
    runOnly: {type: 'tag', values: TAGS},
    rules: Object.fromEntries(without.map((rule) => [rule, {enabled: false}])),
    resultTypes: ['violations'],
  });
  return violations.flatMap(({id, nodes}) => nodes.map(({target}) => `${id}: ${target.join(' ')}`));
}

/** What axe found below a node and cannot judge by itself: one line each, `rule: element`. */
export async function axeDoubts(root: Element): Promise<string[]> {
  const {incomplete} = await axe.run(root, {
    runOnly: {type: 'tag', values: TAGS},
    resultTypes: ['incomplete'],
  });
  return incomplete.flatMap(({id, nodes}) => nodes.map(({html}) => `${id}: ${/\w+/.exec(html)?.[0]}`));
}
