// Which keys do what. A person may change them; the browser remembers that.

import { choose, forget, setting } from '/settings.js';

// Two keys a bead for who knows the aligners of OmegaT and InterText: their letters are kept where they agree
const DEFAULTS = {
  next: ['ArrowDown', 'j'],
  previous: ['ArrowUp', 'k'],
  nextDoubtful: ['n'],
  previousDoubtful: ['N'],
  first: ['Home'],
  last: ['End'],
  pageDown: ['PageDown'],
  pageUp: ['PageUp'],
  left: ['ArrowLeft'],
  right: ['ArrowRight'],
  nextSegment: ['.'],
  previousSegment: [','],
  confirmNext: ['Enter'],
  confirmDoubtful: [' '],
  confirm: ['c'],
  merge: ['m'],
  split: ['s'],
  moveUp: ['u'],
  moveDown: ['d'],
  unlink: ['x'],
  link: ['l'],
  note: ['t'],
  splitSentence: ['b'],
  joinSentence: ['g'],
  edit: ['e'],
  undo: ['z', 'Ctrl+z'],
  redo: ['y', 'Ctrl+y', 'Ctrl+Z'],
  realign: ['r'],
  nextFinding: ['f'],
  accept: ['a'],
  ignore: ['i'],
  fix: ['w'],
  search: ['/'],
  show: ['v'],
  order: ['o'],
  documents: ['h'],
  help: ['?'],
  quit: ['Q'],
};

const stored = () => {
  try {
    return JSON.parse(setting('keys') ?? '{}');
  } catch {
    return {};
  }
};

let keys = { ...DEFAULTS, ...stored() };

export const actions = Object.keys(DEFAULTS);
export const keysOf = (action) => keys[action] ?? [];

export const named = (event) => {
  if (['Control', 'Shift', 'Alt', 'Meta', 'Dead', 'Process'].includes(event.key)) return '';
  const named = event.key.length > 1 && event.shiftKey ? `Shift+${event.key}` : event.key;
  return `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${named}`;
};

export const actionOf = (event) => {
  const name = named(event);
  return name && actions.find((action) => keys[action].includes(name));
};

// A key does one thing: what it did before loses it
export const change = (action, key) => {
  for (const other of actions) keys[other] = keys[other].filter((one) => one !== key);
  keys[action] = [key];
  const changed = actions.filter((one) => String(keys[one]) !== String(DEFAULTS[one]));
  choose('keys', JSON.stringify(Object.fromEntries(changed.map((one) => [one, keys[one]]))));
};

export const reset = () => {
  forget('keys');
  keys = { ...DEFAULTS };
};

const SIGNS = { ArrowDown: '↓', ArrowUp: '↑', ArrowLeft: '←', ArrowRight: '→', ' ': '␣', Enter: '⏎' };
export const shown = (key) => key.replace(/^((?:Ctrl\+|Alt\+|Shift\+)*)(.+)$/s, (_, before, last) => before + (SIGNS[last] ?? last));
