// The page: what is shown of the document, where the cursor is, and what changes.

import { Grid } from '/grid.js';
import { TOOLBAR, WRITING, actionsOf } from '/actions.js';
import { actionOf, keysOf, shown as shownKey } from '/keys.js';
import { SIDES, make, rowOf } from '/row.js';
import { server } from '/server.js';
import { choose, setting } from '/settings.js';
import { chosen, load, text } from '/texts.js';

const byId = (id) => document.getElementById(id);
const plain = (content) => content.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const COLUMNS = [...SIDES, 'findings'];
const HEARTBEAT = 5000;

// The terms of either text, by their segments
const noTerms = () => ({ source: new Map(), target: new Map() });

const state = {
  id: 0, revision: 0, segments: { source: [], target: [] }, beads: [], languages: {}, can_undo: false, can_redo: false,
  bead: 0, column: 'target', segment: 0, finding: 0, marked: null, links: { bead: -1, links: [], matches: [] }, findings: new Map(), terms: noTerms(),
  readOnly: false, busy: false, name: '', many: false,
  address: (number) => `#${new URLSearchParams({ d: state.id + 1, b: number + 1, ...asked() })}`,
};

const asked = () => Object.fromEntries(Object.entries({ show: byId('show').value, q: byId('query').value }).filter(([name, value]) => value && !(name === 'show' && value === 'all')));

const say = (message) => { byId('status').textContent = message; };
const findingsOf = (bead) => state.findings.get(bead) ?? [];

const grid = new Grid(byId('grid'), byId('rows'), (number) => {
  const isCurrent = number === state.bead;
  const row = rowOf(state, number, {
    findings: findingsOf(number),
    terms: state.terms,
    links: state.links.bead === number ? state.links.links : [],
    matches: state.links.bead === number ? state.links.matches : [],
    isCurrent,
    isMarked: number === state.marked,
    isRead: state.readOnly,
  });
  if (isCurrent) point(row);
  return row;
});

// Marks the cell of the cursor, its segment and its finding in the row of the cursor
const point = (row) => {
  for (const cell of row.querySelectorAll('[data-column]')) cell.tabIndex = cell.dataset.column === state.column ? 0 : -1;
  const bead = state.beads[state.bead];
  for (const side of SIDES) {
    const [start, end] = bead[side];
    const at = side === state.column && end - start > 1 ? start + Math.min(state.segment, end - start - 1) : -1;
    for (const segment of row.querySelectorAll(`.${side} [data-segment]`)) segment.classList.toggle('here', Number(segment.dataset.segment) === at);
  }
  for (const finding of row.querySelectorAll('.finding')) finding.classList.toggle('lit', Number(finding.dataset.finding) === state.finding && state.column === 'findings');
};

const matches = {
  all: () => true,
  doubtful: (bead) => bead.status === 'automatic' && bead.review,
  undecided: (bead) => bead.status === 'automatic',
  findings: (_, number) => findingsOf(number).length > 0,
  unlinked: (bead) => SIDES.some((side) => bead[side][0] === bead[side][1]),
  notes: (bead) => Boolean(bead.note),
};

const wanted = () => {
  const fits = matches[byId('show').value] ?? matches.all;
  const query = plain(byId('query').value.trim());
  const has = (bead) => SIDES.some((side) => state.segments[side].slice(...bead[side]).some((segment) => plain(segment.text).includes(query)));
  const all = [];
  state.beads.forEach((bead, number) => {
    if (fits(bead, number) && (!query || has(bead) || plain(bead.note ?? '').includes(query))) all.push(number);
  });
  return all;
};

// Shows the rows anew. The bead of the cursor stays, though it may fit the filter no more, until the filter changes
const refresh = (isNew = false) => {
  let all = wanted();
  if (isNew && all.length && !all.includes(state.bead)) state.bead = all.find((number) => number >= state.bead) ?? all.at(-1);
  else if (!isNew && !all.includes(state.bead)) all = [...all, state.bead].sort((a, b) => a - b);
  const hadFocus = !document.activeElement || document.activeElement === document.body || byId('grid').contains(document.activeElement);
  grid.show(all, state.bead);
  byId('nothing').hidden = all.length > 0;
  count();
  if (hadFocus) focus();
};

const count = () => {
  const decided = state.beads.filter((bead) => bead.status !== 'automatic').length;
  const doubtful = state.beads.filter((bead) => matches.doubtful(bead)).length;
  const findings = [...state.findings.values()].reduce((sum, all) => sum + all.length, 0);
  byId('progress').max = Math.max(state.beads.length, 1);
  byId('progress').value = decided;
  byId('left').textContent = text('summary', { decided, beads: state.beads.length, doubtful, findings });
  byId('count').textContent = text('shown', { count: grid.items.length, beads: state.beads.length });
  document.title = `${state.name} · cotejo`;
  for (const name of ['undo', 'redo']) for (const button of document.querySelectorAll(`button[data-action="${name}"]`)) button.disabled = state.readOnly || !state[`can_${name}`];
};

const focus = () => grid.made.get(state.bead)?.querySelector(`[data-column="${state.column}"]`)?.focus({ preventScroll: true });

let typed = 0;
const remember = () => {
  clearTimeout(typed);
  typed = setTimeout(() => history.replaceState(null, '', state.address(state.bead)), 100);
};

const links = async () => {
  const { id, revision, bead } = state;
  const [found, like] = await Promise.all([server.words(id, bead), server.matches(id, bead)].map((asked) => asked.catch(() => [])));
  if (state.id !== id || state.revision !== revision || state.bead !== bead) return;
  state.links = { bead, links: found, matches: like };
  redraw(bead);
};

const redraw = (number) => {
  const hadFocus = grid.made.get(number)?.contains(document.activeElement);
  grid.renew(number);
  if (number === state.bead && hadFocus) focus();
};

let soon = 0;
const lookUp = () => {
  clearTimeout(soon);
  soon = setTimeout(links, 60);
};

const go = (number, column = state.column) => {
  if (number === undefined || !state.beads[number]) return;
  const before = state.bead;
  if (before !== number) Object.assign(state, { segment: 0, finding: 0 });
  Object.assign(state, { bead: number, column });
  if (before !== number) {
    state.links = { bead: -1, links: [], matches: [] };
    redraw(before);
    lookUp();
  }
  if (!grid.places.has(number)) refresh();
  grid.reveal(number);
  redraw(number);
  focus();
  remember();
};

const view = {
  state,
  say,
  go,
  findingsOf,
  shown: () => grid.items,
  order: () => byId('order').value,
  step: (by) => {
    const place = grid.places.get(state.bead) + by;
    go(grid.items[Math.max(0, Math.min(grid.items.length - 1, place))]);
  },
  column: (by) => {
    const at = COLUMNS.indexOf(state.column) + by;
    if (COLUMNS[at]) go(state.bead, COLUMNS[at]);
  },
  segment: (by) => {
    const [start, end] = state.beads[state.bead][state.column === 'source' ? 'source' : 'target'];
    state.segment = Math.max(0, Math.min(end - start - 1, state.segment + by));
    redraw(state.bead);
    const number = start + state.segment;
    say(state.segments[state.column === 'source' ? 'source' : 'target'][number]?.text ?? '');
  },
  mark: (number) => {
    const before = state.marked;
    state.marked = number;
    if (before !== null) redraw(before);
    if (number !== null) { redraw(number); say(text('markedHint')); }
  },
  nextFinding: () => {
    const here = findingsOf(state.bead);
    if (state.column === 'findings' && state.finding + 1 < here.length) {
      state.finding += 1;
      return go(state.bead);
    }
    if (state.column !== 'findings' && here.length) return go(state.bead, 'findings');
    const next = grid.items.find((number) => number > state.bead && findingsOf(number).length) ?? grid.items.find((number) => findingsOf(number).length);
    if (next === undefined) return say(text('noFindings'));
    return go(next, 'findings');
  },
  turnOrder: () => {
    byId('order').value = byId('order').value === 'place' ? 'confidence' : 'place';
    choose('order', byId('order').value);
    say(text(byId('order').value === 'place' ? 'orderPlace' : 'orderConfidence'));
  },
  labels: () => labels(),
  open: (id) => open(id, 0),
  // Does something on the server and shows what it changed; whether it was done
  change: async (ask, { follows = false } = {}) => {
    if (state.readOnly) return say(text('readOnly'));
    state.busy = true;
    try {
      const changed = await ask();
      take(changed, follows);
      say(text('saved'));
      return true;
    } catch (refused) {
      await complain(refused);
      return false;
    } finally {
      state.busy = false;
    }
  },
  quit: async () => {
    try {
      await server.quit();
    } catch (refused) {
      return complain(refused);
    }
    // answers that are still to come are about nothing any more
    state.id = -1;
    [soon, typed].forEach(clearTimeout);
    clearInterval(heart);
    document.body.replaceChildren(make('main', { class: 'left' }, make('h1', {}, text('leftTitle')), make('p', {}, text('leftText'))));
    return undefined;
  },
};

const complain = async (refused) => {
  if (refused.status === undefined) return console.error(refused);
  say(refused.status === 0 ? text('gone') : refused.message);
  byId('status').classList.add('refused');
  setTimeout(() => byId('status').classList.remove('refused'), 4000);
  if (refused.status === 409) await open(state.id, state.bead);
  return undefined;
};

const take = (changed, follows) => {
  document.body.dataset.revision = changed.revision;
  const { revision, segments, beads } = changed;
  state.revision = revision;
  if (beads) {
    Object.assign(state, { can_undo: changed.can_undo, can_redo: changed.can_redo });
    for (const side of SIDES) {
      splice(state.segments[side], segments[side]);
      state.terms[side] = moved(state.terms[side], segments[side]);
    }
    splice(state.beads, beads);
    if (follows && (beads.removed || beads.inserted.length)) state.bead = beads.at;
    state.bead = Math.min(state.bead, state.beads.length - 1);
    state.marked = null;
    // findings move along with their beads until the new ones are there
    if (beads.inserted.length !== beads.removed) state.findings = moved(state.findings, beads);
    for (const number of [...grid.heights.keys()]) if (number >= beads.at) grid.heights.delete(number);
  }
  state.links = { bead: -1, links: [], matches: [] };
  refresh();
  grid.reveal(state.bead);
  lookUp();
  fetchFindings();
  remember();
};

const splice = (list, { at, removed, inserted }) => {
  const rest = list.splice(at).slice(removed);
  for (const one of inserted) list.push(one);
  for (const one of rest) list.push(one);
};

// What is kept by numbers, after some were taken out and others put in
const moved = (kept, { at, removed, inserted }) => {
  const others = [...kept].filter(([number]) => number < at || number >= at + removed);
  return new Map(others.map(([number, all]) => [number < at ? number : number + inserted.length - removed, all]));
};

const fetchFindings = async () => {
  const { id } = state;
  const found = await server.findings(id, document.documentElement.lang).catch(() => null);
  if (!found || state.id !== id || found.revision !== state.revision) return;
  state.findings = new Map();
  for (const finding of found.findings) {
    if (!state.findings.has(finding.bead)) state.findings.set(finding.bead, []);
    state.findings.get(finding.bead).push(finding);
  }
  state.terms = noTerms();
  for (const side of SIDES) {
    for (const term of found.terms[side]) {
      if (!state.terms[side].has(term.segment)) state.terms[side].set(term.segment, []);
      state.terms[side].get(term.segment).push(term);
    }
  }
  state.finding = Math.max(0, Math.min(state.finding, findingsOf(state.bead).length - 1));
  refresh();
};

const open = async (id, bead) => {
  const loaded = await server.document(id);
  Object.assign(state, loaded, { id, bead: Math.min(Math.max(bead, 0), Math.max(loaded.beads.length - 1, 0)), segment: 0, finding: 0, marked: null, findings: new Map(), terms: noTerms(), links: { bead: -1, links: [], matches: [] } });
  grid.heights.clear();
  document.body.dataset.revision = loaded.revision;
  byId('name').textContent = loaded.name;
  nameLanguages();
  refresh(true);
  grid.reveal(state.bead);
  focus();
  lookUp();
  remember();
  await fetchFindings();
};

const nameLanguages = () => {
  const names = new Intl.DisplayNames([document.documentElement.lang], { type: 'language' });
  for (const side of SIDES) document.querySelector(`.languages .${side}`).textContent = names.of(state.languages[side]);
};

// Buttons say what they do, and by which key
const labels = () => {
  byId('actions').replaceChildren(...TOOLBAR.map((action) => make('button', { type: 'button', 'data-action': action, tabindex: action === TOOLBAR[0] ? 0 : -1 })));
  for (const button of document.querySelectorAll('button[data-action]:not([data-finding])')) {
    const { action } = button.dataset;
    button.replaceChildren(`${text(action)} `, make('kbd', {}, shownKey(keysOf(action)[0] ?? '')));
    button.disabled = state.readOnly && WRITING.includes(action);
  }
  byId('documents-button').hidden = !state.many;
  count();
};

const readOnly = (is) => {
  if (is === state.readOnly) return;
  state.readOnly = is;
  byId('read-only').hidden = !is;
  labels();
  refresh();
};

const beat = async () => {
  try {
    const heard = await server.here();
    readOnly(heard.read_only);
    if (!state.busy && heard.revisions[state.id] > state.revision) await open(state.id, state.bead);
  } catch (refused) {
    await complain(refused);
  }
};

const recall = () => {
  const address = new URLSearchParams(location.hash.slice(1));
  byId('show').value = address.get('show') in matches ? address.get('show') : 'all';
  byId('query').value = address.get('q') ?? '';
  return { id: (Number(address.get('d')) || 1) - 1, bead: (Number(address.get('b')) || 1) - 1 };
};

const actions = actionsOf(view);
// One after the other: whoever types fast loses no key
let queue = Promise.resolve();
const act = (action) => {
  if (state.readOnly && WRITING.includes(action)) return;
  queue = queue.then(() => actions[action]()).catch(complain);
};

addEventListener('keydown', (event) => {
  if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]')) return;
  const field = event.target.closest?.('input, select, textarea');
  if (field) {
    if (event.key === 'Escape' || (event.key === 'Enter' && field.id === 'query')) {
      event.preventDefault();
      focus();
    }
    return;
  }
  const onButton = event.target.closest?.('button, a');
  if (onButton && ['Enter', ' '].includes(event.key)) return;
  if (onButton?.closest('.actions') && ['ArrowLeft', 'ArrowRight'].includes(event.key)) {
    event.preventDefault();
    const next = event.key === 'ArrowRight' ? onButton.nextElementSibling : onButton.previousElementSibling;
    if (next) {
      onButton.tabIndex = -1;
      next.tabIndex = 0;
      next.focus();
    }
    return;
  }
  const action = actionOf(event);
  if (!action) return;
  event.preventDefault();
  act(action);
});

addEventListener('click', (event) => {
  const button = event.target.closest?.('button[data-action]');
  const row = event.target.closest?.('.bead');
  if (row && !event.target.closest('a')) {
    const number = Number(row.dataset.bead);
    const finding = event.target.closest('.finding');
    const segment = event.target.closest('[data-segment]');
    const column = event.target.closest('[data-column]')?.dataset.column ?? state.column;
    if (!getSelection().toString() || button) {
      go(number, column);
      if (finding) state.finding = Number(finding.dataset.finding);
      if (segment) state.segment = Number(segment.dataset.segment) - state.beads[number][column][0];
      if (!button) redraw(number);
    }
  }
  if (button) act(button.dataset.action);
});

byId('skip').addEventListener('click', (event) => { event.preventDefault(); focus(); });
byId('query').addEventListener('input', () => { refresh(true); remember(); });
byId('show').addEventListener('change', () => { refresh(true); remember(); });
byId('order').addEventListener('change', () => choose('order', byId('order').value));
byId('language').addEventListener('change', async () => {
  choose('language', byId('language').value);
  await load(byId('language').value);
  labels();
  nameLanguages();
  refresh();
  await fetchFindings();
});
addEventListener('hashchange', () => {
  const { id, bead } = recall();
  if (id !== state.id) open(id, bead);
  else { refresh(true); go(bead); }
});
addEventListener('pagehide', () => server.leave().catch(() => {}));
addEventListener('pageshow', (event) => { if (event.persisted) beat(); });

byId('language').value = chosen();
byId('order').value = setting('order') === 'place' ? 'place' : 'confidence';
await load(chosen());
const documents = await server.documents();
state.many = documents.length > 1;
const heard = await server.here();
state.readOnly = heard.read_only;
byId('read-only').hidden = !heard.read_only;
const { id, bead } = recall();
await open(id < documents.length ? id : 0, bead);
labels();
const heart = setInterval(beat, HEARTBEAT);
document.body.dataset.ready = '';
