// Squeezes the blanks out of Lit's templates: no minifier dares to touch the text of a tagged template, and
// every shopper would download our indentation.
import MagicString from 'magic-string';
import {parseAst} from 'vite';
import {walk} from '../parse-source.mjs';

/** Comments go, runs of blanks become one, and none is left beside what separates; fractions do without their zero. Blanks in strings stay. */
export function squeezeCss(text) {
  return text
    .split(/("[^"]*"|'[^']*')/)
    .map((piece, index) =>
      index % 2 === 1
        ? piece
        : piece
            .replace(/\/\*[\s\S]*?\*\//g, ' ')
            .replace(/\s+/g, ' ')
            .replace(/ ?([{};,>]) ?/g, '$1')
            .replace(/\( | \)/g, (parenthesis) => parenthesis.trim())
            .replace(/\b0\./g, '.')
            .replace(/: /g, ':')
            .replace(/;}/g, '}'),
    )
    .join('');
}

/**
 * Comments go and runs of blanks become one, which a browser draws the same outside of `<pre>`. Between two tags on
 * lines of their own nothing is left: whoever means a blank there writes it on one line. Plain values need no quotes.
 */
export function squeezeMarkup(text) {
  return text
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/(^|>)\s*\n\s*(?=<|$)/g, '$1')
    .replace(/\s+/g, ' ')
    .replace(/ >/g, '>')
    .replace(/="([\w-]+)"(?=[ >])/g, '=$1');
}

const SQUEEZERS = new Map([
  ['css', squeezeCss],
  ['html', squeezeMarkup],
  ['svg', squeezeMarkup],
]);

export function minifyTemplates() {
  return {
    name: 'minify-templates',
    transform(code, id) {
      if (!id.endsWith('.ts') || id.includes('/node_modules/') || !/\b(css|html|svg)`/.test(code))
        return null;
      const edits = new MagicString(code);
      walk(parseAst(code, {lang: 'ts'}), (node) => {
        const squeeze = node.type === 'TaggedTemplateExpression' ? SQUEEZERS.get(node.tag.name) : undefined;
        if (squeeze === undefined) return;
        for (const {start, end, tail, value} of node.quasi.quasis) {
          // a piece reaches from a backtick or `}` to a backtick or `${`
          const [from, to] = [start + 1, end - (tail ? 1 : 2)];
          const squeezed = squeeze(value.raw);
          if (squeezed !== value.raw) edits.update(from, to, squeezed);
        }
      });
      return edits.hasChanged() ? {code: edits.toString(), map: edits.generateMap({hires: true})} : null;
    },
  };
}
