// `parts/show-popover.ts` asks for one placement, with one set of options, and answers all questions itself.

export const FLOATING_UI = {
  '@floating-ui/dom/dist/floating-ui.dom.mjs': {
    sha256: 'a1c916ed18ed8bb2',
    cuts: [
      // Answers for whatever a page may be made of, and what they remember of it.
      {from: 'const platform = {', to: '};', instead: 'const platform = {};'},
      {
        from: 'const computePosition = (reference, floating, options) => {',
        to: '\n};',
        instead: 'const computePosition = computePosition$1;',
      },
    ],
  },
  '@floating-ui/core/dist/floating-ui.core.mjs': {
    sha256: 'c6c359d91fbc6636',
    cuts: [
      {from: 'platform.detectOverflow ? platform : {', to: '};', instead: 'platform;'},
      // A surface stands above or below, never beside.
      {from: "    case 'right':\n      coords = {", to: '      };\n  }\n', instead: '  }\n'},
      // What no middleware of ours asks for.
      {from: '    if (!currentMiddleware) {', to: '    }\n'},
      {from: '        if (reset.rects) {', to: ': reset.rects;\n        }\n'},
      {from: '    middlewareData[name] = {', to: '    };\n'},
      {from: '    if (reset && resetCount', to: 'i = -1;\n    }'},
      {from: 'const middlewareData = {};', instead: 'const middlewareData = undefined;'},
    ],
  },
};
