// What may not stand in a source file: sinks for untrusted text (SEC-10), navigation outside its module
// (SEC-05), messages to anybody (SEC-21), comparing signatures with === (SEC-80), physical sides in styles
// (I18N-20), and the browser's globals in layers that must run without one.
import {walk} from './parse-source.mjs';

/** The only files that may send the shopper, or a frame, somewhere. */
export const NAVIGATION_FILES = ['src/session/payment-window.ts', 'src/parts/pay-frame.ts'];

const FORBIDDEN_NAMES = new Set([
  'unsafeHTML',
  'unsafeSVG',
  'unsafeMathML',
  'unsafeStatic',
  'styleMap',
  'eval',
]);
const FORBIDDEN_MEMBERS = new Set([
  'innerHTML',
  'outerHTML',
  'insertAdjacentHTML',
  'setHTMLUnsafe',
  'parseHTMLUnsafe',
  'createContextualFragment',
  'srcdoc',
]);
const FORBIDDEN_ATTRIBUTES = /^(style|srcdoc|on\w+)$/i;
const ADDRESS_ATTRIBUTES = /^(href|src|action|formaction|data)$/i;
const ADDRESS_MEMBERS = new Set(['href', 'src', 'action', 'formAction']);
const WINDOWS = new Set(['window', 'globalThis', 'self', 'top', 'parent']);
const SIGNATURE = /(signature|hmac|digest)$/i;

const BROWSER_GLOBALS = [
  ['document', 'window', 'navigator', 'localStorage', 'sessionStorage', 'location', 'history'],
  ['customElements', 'HTMLElement', 'Element', 'MutationObserver', 'BroadcastChannel', 'XMLHttpRequest'],
].flat();

/** Globals that the files of a layer may not name as values; `except` lists files that may. */
const WITHOUT_GLOBALS = [
  {files: /^src\/input\//, names: [...BROWSER_GLOBALS, 'fetch']},
  {files: /^src\/gateway\//, names: [...BROWSER_GLOBALS, 'fetch']},
  {files: /^src\/flow\/(?!device\.ts)/, names: [...BROWSER_GLOBALS, 'fetch']},
  {files: /^src\/session\/(outcome|state|schedule|poll-status)\.ts/, names: [...BROWSER_GLOBALS, 'fetch']},
  {files: /^src\/server\//, names: BROWSER_GLOBALS},
  {files: /^src\/view\//, names: [...BROWSER_GLOBALS, 'fetch', 'setTimeout', 'setInterval']},
];

const nameOf = (node) => {
  if (node?.type === 'Identifier') return node.name;
  if (node?.type === 'MemberExpression') return node.computed ? node.property.value : node.property.name;
  if (node?.type === 'ChainExpression') return nameOf(node.expression);
  return undefined;
};

/** Names that a file declares itself: a parameter called `fetch` is not the global. */
function declaredNames(ast) {
  const names = new Set();
  const bind = (pattern) => {
    if (!pattern) return;
    if (pattern.type === 'Identifier') names.add(pattern.name);
    else if (pattern.type === 'ObjectPattern')
      for (const p of pattern.properties) bind(p.value ?? p.argument);
    else if (pattern.type === 'ArrayPattern') for (const element of pattern.elements) bind(element);
    else if (pattern.type === 'AssignmentPattern') bind(pattern.left);
    else if (pattern.type === 'RestElement') bind(pattern.argument);
  };
  walk(ast, (node) => {
    if (node.type === 'VariableDeclarator') bind(node.id);
    else if (/^(Function|ArrowFunction)/.test(node.type)) {
      bind(node.id);
      for (const parameter of node.params) bind(parameter);
    } else if (/^Import.*Specifier$/.test(node.type)) bind(node.local);
  });
  return names;
}

/** Whether an identifier is read as a value, rather than being a key, a member's name or a type. */
function isValue(node, parent, key) {
  if (parent === undefined || parent.type.startsWith('TS'))
    return parent?.type === 'TSAsExpression' || parent?.type === 'TSNonNullExpression';
  if (parent.type === 'MemberExpression') return key === 'object' || parent.computed;
  if (/^(Property|PropertyDefinition|MethodDefinition|AccessorProperty)$/.test(parent.type)) {
    return (key === 'value' && node !== parent.key) || parent.computed;
  }
  return !/^(Import|Export).*Specifier$/.test(parent.type);
}

function globalProblems(file) {
  const rules = WITHOUT_GLOBALS.filter((rule) => rule.files.test(file.path));
  if (rules.length === 0) return [];
  const names = new Set(rules.flatMap((rule) => rule.names));
  const own = declaredNames(file.ast);
  const found = [];
  walk(file.ast, (node, parent, key) => {
    const global =
      node.type === 'MemberExpression' && WINDOWS.has(nameOf(node.object)) ? nameOf(node) : undefined;
    if (global !== undefined && names.has(global))
      found.push(`${file.at(node)}: ${global} has no place in this layer`);
    if (node.type !== 'Identifier' || !names.has(node.name) || own.has(node.name)) return;
    if (isValue(node, parent, key)) found.push(`${file.at(node)}: ${node.name} has no place in this layer`);
  });
  return found;
}

/** Text of a template with a marker for each hole. */
const templateText = (node) =>
  node.quasi.quasis.map((quasi) => quasi.value.cooked ?? quasi.value.raw).join('\u0000');

function markupProblem(text) {
  const tags = text.match(/<[a-z][^>]*/gi) ?? [];
  for (const tag of tags) {
    const attributes = [...tag.matchAll(/\s([^\s=>"'/]+)\s*=/g)].map(([, name]) => name);
    const bad = attributes.find(
      (name) => FORBIDDEN_ATTRIBUTES.test(name) || FORBIDDEN_MEMBERS.has(name.slice(1)),
    );
    if (bad !== undefined) return `the attribute ${bad}= may not stand in a template (SEC-10)`;
    if (/=\s*["']?\s*javascript:/i.test(tag)) return 'a javascript: address in a template (SEC-10)';
  }
  return /<(script|style|base|object|embed)\b/i.test(text)
    ? 'this element may not stand in a template (SEC-10)'
    : undefined;
}

const SIDE = '(?:left|right)';
const PHYSICAL = [
  new RegExp(
    `(?:^|[\\s;{])(?:(?:margin|padding|border|scroll-margin|scroll-padding)-${SIDE}(?:-[a-z]+)?|${SIDE})\\s*:`,
  ),
  /(?:^|[\s;{])border-(?:top|bottom)-(?:left|right)-radius\s*:/,
  new RegExp(`(?:^|[\\s;{])(?:text-align|float|clear|caption-side)\\s*:\\s*${SIDE}\\b`),
];

function styleProblem(text) {
  const css = text.replace(/\/\*[\s\S]*?\*\//g, '');
  const physical = PHYSICAL.map((pattern) => pattern.exec(css)).find(Boolean);
  if (physical)
    return `"${physical[0].trim().replace(/^[;{]\s*/, '')}" is a physical side: use the logical one (I18N-20)`;
  return /@import|url\(\s*["']?(https?:)?\/\//i.test(css)
    ? 'styles load nothing from elsewhere (SEC-54)'
    : undefined;
}

function attributeProblem({callee, arguments: [first, second]}, navigates) {
  const value = String((nameOf(callee) === 'setAttribute' ? first : second)?.value ?? '');
  if (FORBIDDEN_ATTRIBUTES.test(value)) return `setAttribute('${value}') (SEC-10)`;
  if (navigates || !ADDRESS_ATTRIBUTES.test(value)) return undefined;
  return `setAttribute('${value}') outside the navigation module (SEC-05)`;
}

function callProblem(node, navigates) {
  const name = nameOf(node.callee);
  const on = node.callee.type === 'MemberExpression' ? nameOf(node.callee.object) : undefined;
  const [first, second] = node.arguments;
  switch (name) {
    case 'Function':
      return on === undefined ? 'Function made of text (SEC-10)' : undefined;
    case 'write':
    case 'writeln':
      return on === 'document' ? 'document.write (SEC-10)' : undefined;
    case 'setTimeout':
    case 'setInterval':
      return typeof first?.value === 'string' ? 'a timer made of text (SEC-10)' : undefined;
    case 'unsafeCSS':
      return typeof first?.value === 'string' ? undefined : 'unsafeCSS of something computed (SEC-10)';
    case 'postMessage':
      return second?.value === '*' ? 'postMessage to any origin (SEC-21)' : undefined;
    case 'setAttribute':
    case 'setAttributeNS':
      return attributeProblem(node, navigates);
    case 'open':
      return WINDOWS.has(on) && !navigates ? 'window.open outside the navigation module (SEC-05)' : undefined;
    case 'assign':
    case 'replace':
      return on === 'location' && !navigates
        ? `location.${name} outside the navigation module (SEC-05)`
        : undefined;
    default:
      return undefined;
  }
}

function assignmentProblem({left, operator}, navigates) {
  const name = nameOf(left);
  if (left.type === 'Identifier')
    return name === 'location' && !navigates ? 'assigning location (SEC-05)' : undefined;
  if (left.type !== 'MemberExpression' || operator !== '=' || navigates) return undefined;
  if (name === 'location' && nameOf(left.object) !== undefined && WINDOWS.has(nameOf(left.object)))
    return 'assigning location (SEC-05)';
  return ADDRESS_MEMBERS.has(name) ? `.${name} = outside the navigation module (SEC-05)` : undefined;
}

const isPlain = (node) =>
  node.type === 'Literal' ||
  nameOf(node) === 'undefined' ||
  (node.type === 'UnaryExpression' && node.operator === 'typeof');

function nodeProblem(node, parent, key, navigates) {
  switch (node.type) {
    case 'Identifier':
      if (FORBIDDEN_NAMES.has(node.name) && (key !== 'property' || parent.computed))
        return `${node.name} (SEC-10)`;
      return undefined;
    case 'MemberExpression':
      return FORBIDDEN_MEMBERS.has(nameOf(node)) ? `${nameOf(node)} (SEC-10)` : undefined;
    case 'CallExpression':
      return callProblem(node, navigates);
    case 'NewExpression':
      return nameOf(node.callee) === 'Function' ? 'Function made of text (SEC-10)' : undefined;
    case 'AssignmentExpression':
      return assignmentProblem(node, navigates);
    case 'BinaryExpression': {
      if (!/^[!=]==?$/.test(node.operator) || isPlain(node.left) || isPlain(node.right)) return undefined;
      const signature = [node.left, node.right].map(nameOf).find((name) => SIGNATURE.test(name ?? ''));
      return signature === undefined
        ? undefined
        : `${signature} compared with ${node.operator}: takes longer the more is right (SEC-80)`;
    }
    case 'TaggedTemplateExpression': {
      const tag = nameOf(node.tag);
      if (tag === 'html' || tag === 'svg') return markupProblem(templateText(node));
      return tag === 'css' ? styleProblem(templateText(node)) : undefined;
    }
    default:
      return undefined;
  }
}

/** Problems of one parsed file, one line each. */
export function sourceProblems(file) {
  const navigates = NAVIGATION_FILES.includes(file.path);
  const found = globalProblems(file);
  walk(file.ast, (node, parent, key) => {
    const problem = nodeProblem(node, parent, key, navigates);
    if (problem !== undefined) found.push(`${file.at(node)}: ${problem}`);
  });
  return found;
}
