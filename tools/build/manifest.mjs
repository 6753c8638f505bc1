// dist/custom-elements.json: what editors know of our elements, as they are imported from the package.
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {create, ts} from '@custom-elements-manifest/analyzer';
import {litPlugin} from '@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js';
import {parseSource, sourceFiles, walk} from '../parse-source.mjs';

/** Classes of `HTMLElementTagNameMap`, the one place that every element's file names its tag: `{PayReturn: 'pay-return'}`. */
export function tagsOf(root) {
  const tags = {};
  for (const path of sourceFiles(root, 'src')) {
    walk(parseSource(root, path).ast, (node) => {
      if (node.type !== 'TSInterfaceDeclaration' || node.id.name !== 'HTMLElementTagNameMap') return;
      for (const {key, typeAnnotation} of node.body.body) {
        const className = typeAnnotation?.typeAnnotation?.typeName?.name;
        if (className !== undefined) tags[className] = key.value ?? key.name;
      }
    });
  }
  return tags;
}

/** The analyzer's library: its command would write into package.json. It brings its own compiler. */
function analyze(root) {
  const paths = sourceFiles(root, 'src').filter((path) => /^src\/(parts\/)?[^/]+\.ts$/.test(path));
  const modules = paths.map((path) =>
    ts.createSourceFile(path, readFileSync(join(root, path), 'utf8'), ts.ScriptTarget.ES2022, true),
  );
  return create({modules, plugins: litPlugin(), context: {dev: false}});
}

/** Elements that a merchant writes; the others are building blocks inside them. */
const PUBLIC = new Set(['pay-checkout', 'pay-return']);

/** Attributes as Lit knows them of the built class: the analyzer cannot see what a table makes. */
function attributesOf(element, members = []) {
  // Lit reads the table when somebody asks for the attributes
  void element.observedAttributes;
  const found = [...element.elementProperties].filter(
    ([, {attribute, state}]) => attribute !== false && !state,
  );
  return found.map(([fieldName, {attribute}]) => {
    const {type, description} = members.find(({name}) => name === fieldName) ?? {};
    const name = typeof attribute === 'string' ? attribute : fieldName.toLowerCase();
    return {name, type, description, fieldName};
  });
}

/** The analyzer's findings, cut down to the public elements and turned to the files of the package. */
export function publicManifest(analyzed, tags, classes) {
  const declarations = analyzed.modules
    .flatMap(({declarations: found = []}) => found)
    .filter(({kind, name}) => kind === 'class' && PUBLIC.has(tags[name]))
    .map((declaration) => ({
      ...declaration,
      tagName: tags[declaration.name],
      customElement: true,
      superclass: {name: 'LitElement', package: 'lit'},
      // ours only: the analyzer takes anything that is dispatched for one
      events: declaration.events?.filter(({name}) => name?.startsWith('pay-')),
      attributes: attributesOf(classes[declaration.name], declaration.members),
      members: declaration.members?.filter(
        ({privacy, name}) => privacy === undefined && !name.startsWith('#'),
      ),
    }));
  const reference = (name) => ({name, module: 'dist/index.js'});
  return {
    schemaVersion: '1.0.0',
    readme: '',
    modules: [
      {
        kind: 'javascript-module',
        path: 'dist/index.js',
        declarations,
        exports: declarations.map(({name}) => ({kind: 'js', name, declaration: reference(name)})),
      },
      {
        kind: 'javascript-module',
        path: 'dist/define.js',
        declarations: [],
        exports: declarations.map(({name, tagName}) => ({
          kind: 'custom-element-definition',
          name: tagName,
          declaration: reference(name),
        })),
      },
    ],
  };
}

/** The same for VS Code: https://github.com/microsoft/vscode-custom-data */
export function editorData({modules: [{declarations}]}) {
  return {
    version: 1.1,
    tags: declarations.map(({tagName, description = '', attributes = []}) => ({
      name: tagName,
      description,
      attributes: attributes.map(({name, description: text = ''}) => ({name, description: text})),
    })),
  };
}

/** To be called when the modules are built: it looks at the classes. */
export async function buildManifest(root, outDir) {
  const classes = await import(pathToFileURL(join(outDir, 'index.js')).href);
  const manifest = publicManifest(analyze(root), tagsOf(root), classes);
  // the base class is none of the package's exports: what comes from it is the element's own
  const shown = (key, value) => (key === 'inheritedFrom' ? undefined : value);
  const write = (name, value) => writeFileSync(join(outDir, name), `${JSON.stringify(value, shown, 2)}\n`);
  write('custom-elements.json', manifest);
  write('vscode.html-custom-data.json', editorData(manifest));
}
