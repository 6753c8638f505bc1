import {WAYS} from './ways.js';

/** What the demo's visitor chose; kept in the page's own address, so that it survives a redirect and back. */
export type Settings = {
  readonly way: string;
  readonly cups: string;
  readonly mode: string;
  readonly presentation: string;
  readonly locale: string;
  readonly theme: string;
  readonly dir: string;
  readonly after: string;
};

type Choice = {
  readonly name: keyof Settings;
  readonly label: string;
  readonly options: readonly (readonly [string, string])[];
};

const plain = (...values: string[]) => values.map((value) => [value, value] as const);

/** Every switch with its values; the first is the default. */
export const CHOICES: readonly Choice[] = [
  {name: 'way', label: 'Gateway', options: WAYS.map(({id, label}) => [id, label] as const)},
  {name: 'mode', label: 'Opens in', options: plain('auto', 'popup', 'tab', 'redirect', 'frame')},
  {name: 'presentation', label: 'Shows as', options: plain('modal', 'popover', 'inline')},
  {
    name: 'locale',
    label: 'Language',
    options: [
      ['en', 'English'],
      ['hi', 'हिन्दी'],
      ['bn', 'বাংলা'],
      ['ur', 'اردو'],
      ['ar', 'العربية'],
      ['ta', 'தமிழ்'],
      ['te', 'తెలుగు'],
      ['mr', 'मराठी'],
      ['gu', 'ગુજરાતી'],
      ['kn', 'ಕನ್ನಡ'],
      ['ml', 'മലയാളം'],
      ['pa', 'ਪੰਜਾਬੀ'],
      ['ne', 'नेपाली'],
      ['si', 'සිංහල'],
      ['es', 'español'],
      ['fr', 'français'],
      ['pt-BR', 'português (Brasil)'],
      ['id', 'bahasa Indonesia'],
    ],
  },
  {name: 'theme', label: 'Theme', options: plain('auto', 'light', 'dark')},
  {
    name: 'dir',
    label: 'Direction',
    options: [
      ['ltr', 'left to right'],
      ['rtl', 'right to left'],
    ],
  },
  {name: 'cups', label: 'Cups', options: plain('4', '1', '2', '8')},
  {
    name: 'after',
    label: 'After success',
    options: [
      ['stay', 'stay here'],
      ['thanks', 'go to the thank-you page'],
    ],
  },
];

/** The known values of a query; anything else is the default. */
export function readSettings(query: URLSearchParams): Settings {
  const entries = CHOICES.map(({name, options}) => {
    const asked = query.get(name);
    return [name, options.find(([value]) => value === asked)?.[0] ?? options[0]?.[0] ?? ''] as const;
  });
  return Object.fromEntries(entries) as Settings;
}
