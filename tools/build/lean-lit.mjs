// Lit without what `src/` does not use, and without what the browsers of README.md do not need.

/** All browsers that we support have constructable style sheets. */
const CSS_TAG = [
  {from: 'e=t.ShadowRoot&&', to: '"replace"in CSSStyleSheet.prototype', instead: 'e=!0'},
  {
    from: 'constructor(t,e,o){if(this._$cssResult$=!0',
    to: 'this.t=e}',
    instead: 'constructor(t){this.cssText=t}',
  },
  // Every sheet is written once: nothing would be found in the cache.
  {
    from: 'get styleSheet(){',
    to: 'return t}',
    instead: 'get styleSheet(){return this.o||(this.o=new CSSStyleSheet).replaceSync(this.cssText),this.o}',
  },
  {from: 'toString(){return this.cssText}'},
  // What stands in our sheets is other sheets.
  {from: '(t=>{if(!0===t._$cssResult$)', to: '})(s)', instead: 's.cssText'},
  {from: 't=>t instanceof CSSStyleSheet?t:t.styleSheet', instead: 't=>t.styleSheet'},
];

const REACTIVE_ELEMENT = [
  // Attributes hold texts, or say yes by being there. What else there is comes with a converter of its own.
  {
    from: 'u={toAttribute(t,s){',
    to: 'return i}}',
    instead: 'u={toAttribute:(t,s)=>s===Boolean?t?"":null:t,fromAttribute:(t,s)=>s===Boolean?null!==t:t}',
  },
  {from: '(void 0!==i.converter?.toAttribute?i.converter:u)', instead: 'u'},
  {from: '"function"==typeof t.converter?', to: 't.converter:u', instead: 't.converter??u'},
  {from: 'b={attribute:!0', to: '}', instead: 'b={}'},
  {from: '"string"==typeof t?t.toLowerCase():void 0', instead: 't.toLowerCase()'},
  // Standard decorators.
  {from: 'Symbol.metadata??=', to: 'new WeakMap;'},
  {from: 'const t=this[Symbol.metadata];', to: 'this.elementProperties.set(t,i)}'},
  {from: 'static addInitializer(t){', to: 'push(t)}'},
  {from: ',void 0!==t.l&&(this.l=[...t.l])'},
  {from: ',this.constructor.l?.forEach(t=>t(this))'},
  // Accessors that a class writes itself, options of properties that we never set.
  {
    from: 'if(s.state&&(s.attribute=!1)',
    to: 'void 0!==h&&e(this.prototype,t,h)}}static getPropertyDescriptor(t,s,i){',
    instead: 's.state&&(s.attribute=!1),this._$Ei(),this.elementProperties.set(t,s);let i=Symbol();',
  },
  {
    from: 'const{get:e,set:r}=h(this.prototype,t)',
    to: 'configurable:!0,enumerable:!0}}',
    instead:
      'e(this.prototype,t,{get(){return this[i]},set(e){let r=this[i];this[i]=e,this.requestUpdate(t,r,s)},configurable:!0,enumerable:!0})}',
  },
  {from: 'const t=this.constructor.elementProperties;if(t.size>0)', to: 'void 0===e||this.C(s,void 0,i,e)}'},
  {from: 'i.hasChanged??f', instead: 'f'},
  {from: '||i.useDefault&&', to: 'this.hasAttribute(r._$Eu(t,i))'},
  {
    from: '{useDefault:i,reflect:e,wrapped:h},r){',
    to: '!0!==h||void 0!==r)||(',
    instead: '{reflect:e}){',
  },
  {
    from: 'this._$AL.has(t)||(this.hasUpdated||i||(s=void 0),this._$AL.set(t,s)),',
    to: '.add(t))}',
    instead:
      'this._$AL.has(t)||this._$AL.set(t,this.hasUpdated?s:void 0),!0===e&&this._$Em!==t&&(this._$Eq??=new Set).add(t)}',
  },
  {from: 'this[e]=r??this._$Ej?.get(e)??r', instead: 'this[e]=r'},
  {from: '[...r(t),...o(t)]', instead: 'r(t)'},
  // What no class of ours overrides, and nobody calls.
  {from: 'removeController(t){', to: '}'},
  {from: 'const t=this.scheduleUpdate();return null!=t&&await t,', instead: 'return this.performUpdate(),'},
  {from: 'scheduleUpdate(){', to: '}'},
  {
    from: 'let t=!1;const s=this._$AL;try{',
    to: 't&&this._$AE(s)',
    instead: 'const s=this._$AL;try{this.update(s)}catch(s){throw this._$EM(),s}this._$AE(s)',
  },
  {from: 'willUpdate(t){}'},
  {from: 'this._$EO?.forEach(t=>t.hostUpdated?.()),'},
  {from: 'return this.getUpdateComplete()', instead: 'return this._$ES'},
  {from: 'getUpdateComplete(){return this._$ES}shouldUpdate(t){return!0}'},
  // Sheets stand in one list, each once.
  {
    from: 'static finalizeStyles(s){',
    to: 'return i}',
    instead: 'static finalizeStyles(s){return[s??[]].flat(1/0)}',
  },
  // Polyfills, and the list of versions on a page.
  {from: ',p?.({ReactiveElement:y})', to: '.push("2.1.2")'},
];

const LIT_ELEMENT = [
  // Nothing was drawn before, neither on a server nor as a fallback for style sheets.
  {from: 'createRenderRoot(){', to: 't.firstChild,t}'},
  // Directives that want to know whether they are in the document.
  {from: 'this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),'},
  {from: 'this._$Do=e(r,', to: ')}', instead: 'e(r,this.renderRoot,this.renderOptions)}'},
  {from: ',this._$Do=void 0'},
  {from: 'connectedCallback(){super.connectedCallback()', to: 'setConnected(!0)}'},
  {from: 'disconnectedCallback(){', to: 'setConnected(!1)}'},
  {from: 'i._$litElement$=!0,'},
  // Hydration, polyfills, and the list of versions on a page.
  {from: ',s.litElementHydrateSupport', to: 'o?.({LitElement:i})'},
  {from: '(s.litElementVersions??=[]).push("4.2.2");'},
];

const LIT_HTML = [
  // MathML.
  {from: 'l=2===i?"<svg>":3===i?"<math>":""', instead: 'l=2===i?"<svg>":""'},
  {from: '"</svg>":3===i?"</math>":""', instead: '"</svg>":""'},
  {from: ',2===i||3===i)', instead: ',2===i)'},
  // Bindings in the texts of scripts, styles and the like, in comments, and in place of a tag or an attribute.
  {from: 'v=/<(?:', to: '/g,', instead: 'v=/<\\/?[a-zA-Z][^>\\s]*/g,'},
  {from: '"!--"===u[1]?', to: 'void 0!==u[3]&&(c=p)', instead: 'c=p'},
  {from: 'c=n??v', instead: 'c=v'},
  {from: 'c===$||c===g?', to: '(c=p,n=void 0)', instead: 'c=p'},
  {from: 'if(y.test(r.tagName)){', to: 'r.append(t[i],c())}}'},
  {
    from: 'if(r.data===n)d.push({type:2,index:l});else{',
    to: 't+=o.length-1}',
    instead: 'r.data===n&&d.push({type:2,index:l});',
  },
  {from: 'else t.startsWith(o)&&', to: 'r.removeAttribute(t))'},
  {
    from: ':1===r.type?i=new r.ctor',
    to: ':6===r.type&&(i=new Z(h,this,t))',
    instead: ':i=new r.ctor(h,r.name,r.strings,this,t)',
  },
  {
    from: 'void 0!==s&&(void 0!==s.strings?',
    to: ':s._$AI(t[i]))',
    instead: 'void 0!==s.strings?(s._$AI(t,s,i),i+=s.strings.length-2):s._$AI(t[i])',
  },
  // Templates that a compiler prepared, and documents other than this one.
  {from: '"number"==typeof s?this._$AC(t):', to: ',s);', instead: 'this._$AC(t);'},
  {from: '(t?.creationScope??l).importNode', instead: 'l.importNode'},
  // Directives in attributes, in directives, and such that outlive the drawing; what directives may ask of a part.
  {
    from: 'function M(t,i,s=t,e){',
    to: 'h,e)),i}',
    instead:
      'function M(t,i){let s=a(i)?void 0:i._$litDirective$;return t._$Cl?.constructor!==s&&(t._$Cl=s&&new s(t)),s?t._$Cl._$AS(t,i.values):i}',
  },
  {from: '_$AI(t,i=this){t=M(this,t,i),a(t)', instead: '_$AI(t){t=M(this,t),a(t)'},
  {from: 'this._$AN=void 0,this._$AD=t,this._$AM=i', instead: 'this._$AD=t'},
  {
    from: 'get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t)',
    instead: 'u(t)',
  },
  {from: 'get _$AU(){return this._$AM?._$AU??this._$Cv}'},
  {from: 'this.type=2,this._$AH=A,this._$AN=void 0,', instead: 'this._$AH=A,'},
  {from: ',this._$Cv=e?.isConnected??!0'},
  {from: 'this._$AB=i,this._$AM=s,', instead: 'this._$AB=i,'},
  {from: 'get parentNode(){let t=this._$AA.parentNode;', to: 'get endNode(){return this._$AB}'},
  {from: 'for(this._$AP?.(!1,!0,s);', instead: 'for(;'},
  {from: 'setConnected(t){', to: 'this._$AP?.(t))}'},
  {
    from: 'get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(t,i,s,e,h){this.type=1,',
    instead: 'constructor(t,i,s,e,h){',
  },
  {from: 'this._$AN=void 0,this.element=t,this.name=i,this._$AM=e', instead: 'this.element=t,this.name=i'},
  {from: 't=M(this,t,i,0),o=!a(t)||t!==this._$AH&&t!==E,', instead: 'o=!a(t)||t!==this._$AH,'},
  {from: 'r=M(this,e[s+n],i,n),r===E&&(r=this._$AH[n]),', instead: 'r=e[s+n],'},
  {from: 'constructor(){super(...arguments),this.type=3}'},
  {from: 'constructor(){super(...arguments),this.type=4}'},
  // Nodes. Lists other than arrays, and listeners other than functions.
  {from: 'void 0!==t.nodeType?this.T(t):'},
  {from: 'd=t=>u(t)||"function"==typeof t?.[Symbol.iterator]', instead: 'd=u'},
  {
    from: 'constructor(t,i,s,e,h){super(t,i,s,e,h),this.type=5}',
    to: 'this._$AH.handleEvent(t)}',
    instead:
      '_$AI(t){this._$AH===A&&this.element.addEventListener(this.name,this),this._$AH=t}handleEvent(t){this._$AH.call(this.options.host,t)}',
  },
  // Drawings before something that was there.
  {
    from: 'const e=s?.renderBefore??i;',
    to: 'return h._$AI(t),h',
    instead: '(i._$litPart$??=new k(i.appendChild(c()),null,void 0,s??{}))._$AI(t)',
  },
  // Polyfills, and the list of versions on a page.
  {from: 'const j={M:h', to: 'push("3.3.3");', instead: 'const j={};'},
];

/** What is left for `keyed`, the one directive that we use. */
const DIRECTIVE = [
  {from: 'constructor(t){}', to: 'this._$Ci=i}'},
  {from: 'update(t,e){return this.render(...e)}'},
];

const KEYED = [
  {from: 'constructor(){super(...arguments),this.key=r}render(r,t){return this.key=r,t}', instead: 'key=r;'},
];

const LIT = {
  '@lit/reactive-element/css-tag.js': {sha256: '902f8d23ab8fb24a', cuts: CSS_TAG},
  '@lit/reactive-element/reactive-element.js': {sha256: '76e9815ec67d1668', cuts: REACTIVE_ELEMENT},
  'lit-element/lit-element.js': {sha256: 'ee09e38303bb39c3', cuts: LIT_ELEMENT},
  'lit-html/directive.js': {sha256: '3344c4f41c69cd07', cuts: DIRECTIVE},
  'lit-html/directives/keyed.js': {sha256: '0c5ba1cb7890b36b', cuts: KEYED},
  'lit-html/lit-html.js': {sha256: 'b878e7f95dec8a9b', cuts: LIT_HTML},
};

/** The same with further cuts, by file. */
const withCuts = (more) =>
  Object.fromEntries(
    Object.entries(LIT).map(([file, {sha256, cuts}]) => [
      file,
      {sha256, cuts: [...cuts, ...(more[file] ?? [])]},
    ]),
  );

/** The single file's policy carries our name: a page with a Lit of its own has taken `lit-html` (SEC-51). */
export const LIT_OF_SCRIPT = withCuts({
  'lit-html/lit-html.js': [{from: 'createPolicy("lit-html"', instead: 'createPolicy("pay-checkout"'}],
});

/**
 * Modules are imported where there is no document too, and where there is one that a test made up. Their policy is
 * made when the first element is defined: a copy that finds our tags taken needs none, and its try would be refused
 * (SEC-52). Pages whose policy lists `lit-html` alone go on working.
 */
export const LIT_OF_MODULES = withCuts({
  '@lit/reactive-element/css-tag.js': [{from: '.replaceSync(', instead: '.replaceSync?.('}],
  '@lit/reactive-element/reactive-element.js': [
    {from: 'extends HTMLElement', instead: 'extends(globalThis.HTMLElement??class{})'},
  ],
  'lit-html/lit-html.js': [
    {from: 'l=document,', instead: 'l=t.document,'},
    {from: 'P=l.createTreeWalker', instead: 'P=l?.createTreeWalker'},
    {from: 'const t=globalThis', instead: 'let e;const t=globalThis'},
    {
      from: 'e=s?s.createPolicy(',
      to: 'void 0',
      instead:
        'q=t=>s?.createPolicy(t,{createHTML:t=>t}),takePolicy=()=>{try{e??=q("pay-checkout")}catch(t){try{e=q("lit-html")}catch{throw t}}}',
    },
    {from: 'export{', instead: 'export{takePolicy,'},
  ],
  'lit-element/lit-element.js': [
    {from: 'import{render as e', instead: 'import{takePolicy,render as e'},
    {
      from: 'class i extends t{',
      instead: 'class i extends t{static finalize(){takePolicy(),super.finalize()}',
    },
  ],
});
