// Questions to the person. Each is answered with a value, or with nothing if it is left with Escape.

import { text } from '/texts.js';
import { actions, change, keysOf, named, reset, shown } from '/keys.js';
import { SIDES, make } from '/row.js';

const open = (title, content, focus) => new Promise((answer) => {
  const before = document.activeElement;
  const heading = make('h2', { id: 'dialog-title' }, title);
  const form = make('form', { method: 'dialog' }, heading, ...content);
  const dialog = make('dialog', { 'aria-labelledby': 'dialog-title' }, form);
  let value;
  dialog.finish = (given) => { value = given; dialog.close(); };
  dialog.addEventListener('close', () => {
    dialog.remove();
    before?.isConnected && before.focus({ preventScroll: true });
    answer(value);
  });
  document.getElementById('dialogs').append(dialog);
  dialog.showModal();
  (focus ?? dialog.querySelector('input, textarea, button'))?.focus();
});

const closest = (element) => element.closest('dialog');
const buttons = (name) => make('p', { class: 'buttons' },
  make('button', { type: 'submit', class: 'chief' }, `${text(name)} `, make('kbd', {}, '⏎')),
  (() => {
    const cancel = make('button', { type: 'button' }, `${text('cancel')} `, make('kbd', {}, 'Esc'));
    cancel.addEventListener('click', () => closest(cancel).close());
    return cancel;
  })());

const onSubmit = (element, value) => element.addEventListener('submit', (event) => {
  event.preventDefault();
  closest(element).finish(value());
});

// A text of several lines; Enter takes it, Shift+Enter begins a line
const textArea = (attributes, value) => {
  const area = make('textarea', { rows: 5, ...attributes });
  area.value = value;
  area.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    area.form.requestSubmit();
  });
  return area;
};

export const askText = (title, value, attributes = {}) => {
  const area = textArea({ 'aria-label': title, ...attributes }, value);
  const answer = open(title, [area, buttons('save')], area);
  area.setSelectionRange(value.length, value.length);
  onSubmit(area.form, () => area.value);
  return answer;
};

// Where a sentence ends; the text itself cannot be changed here
export const askPlace = (content, lang) => {
  const area = textArea({ 'aria-label': text('splitSentence'), lang, dir: 'auto' }, content);
  area.addEventListener('beforeinput', (event) => event.preventDefault());
  const hint = make('p', { class: 'aside' }, text('placeHint'));
  const answer = open(text('splitSentence'), [hint, area, buttons('splitHere')], area);
  const middle = content.length / 2;
  const ends = [...content.matchAll(/[.!?;:…]["”»)\]]*\s+/gu)].map((end) => end.index + end[0].length);
  const words = [...content.matchAll(/\s+/gu)].map((blank) => blank.index + blank[0].length);
  const nearest = (places) => places.filter((at) => at > 0 && at < content.length).sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0];
  const start = nearest(ends) ?? nearest(words) ?? 0;
  area.setSelectionRange(start, start);
  onSubmit(area.form, () => area.selectionStart);
  return answer;
};

// How many segments of each side the first of two beads keeps
export const askSplit = (state, bead) => {
  const counts = Object.fromEntries(SIDES.map((side) => [side, bead[side][1] - bead[side][0]]));
  const lists = SIDES.map((side) => {
    const [start, end] = bead[side];
    const list = make('fieldset', { lang: state.languages[side] }, make('legend', {}, `${text(side)}, ${state.languages[side]}`));
    const half = counts[side] > 1 ? Math.ceil(counts[side] / 2) : counts[side];
    for (let kept = 0; kept <= end - start; kept += 1) {
      const label = kept === 0 ? text('splitNothing') : state.segments[side][start + kept - 1].text;
      const radio = make('input', { type: 'radio', name: side, value: kept, checked: kept === half });
      list.append(make('label', { class: 'choice' }, radio, make('span', { dir: 'auto', lang: kept === 0 ? document.documentElement.lang : null }, label)));
    }
    return list;
  });
  const hint = make('p', { class: 'aside' }, text('splitHint'));
  const both = make('div', { class: 'both' }, ...lists);
  const first = lists[counts.source > 1 ? 0 : 1].querySelector(':checked');
  const answer = open(text('split'), [hint, both, buttons('split')], first);
  const form = both.closest('form');
  form.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.target.type !== 'radio') return;
    event.preventDefault();
    form.requestSubmit();
  });
  onSubmit(form, () => Object.fromEntries(SIDES.map((side) => [side, Number(form.elements[side].value)])));
  return answer;
};

// Which document to go on with
export const askDocument = (documents, current) => {
  const list = make('ul', { class: 'documents', role: 'list' });
  const searched = make('input', { type: 'search', 'aria-label': text('search'), placeholder: text('search') });
  const rows = documents.map((document) => {
    const share = make('progress', { max: Math.max(document.beads, 1), value: document.decided, 'aria-label': text('progress') });
    const counts = text('documentCounts', document);
    const go = make('button', { type: 'button', 'aria-current': document.id === current ? 'true' : null },
      make('bdi', {}, document.name), make('span', { class: 'aside number' }, counts), share);
    go.addEventListener('click', () => closest(go).finish(document.id));
    const row = make('li', {}, go);
    list.append(row);
    return { row, go, name: document.name.toLowerCase() };
  });
  searched.addEventListener('input', () => {
    for (const { row, name } of rows) row.hidden = !name.includes(searched.value.toLowerCase());
  });
  const answer = open(text('documents'), documents.length > 8 ? [searched, list] : [list], rows.find(({ go }) => go.getAttribute('aria-current'))?.go);
  list.addEventListener('keydown', (event) => {
    const by = { ArrowDown: 1, ArrowUp: -1, j: 1, k: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    const seen = rows.filter(({ row }) => !row.hidden);
    seen[seen.findIndex(({ go }) => go === document.activeElement) + by]?.go.focus();
  });
  return answer;
};

// All keys, each of which may be changed
export const showKeys = async () => {
  const list = make('dl', { class: 'keys-list' });
  let waiting = null;
  const draw = () => {
    list.replaceChildren(...actions.map((action) => {
      const keys = keysOf(action).map((key) => make('kbd', {}, shown(key)));
      const again = make('button', { type: 'button', 'data-key-of': action }, text('changeKey'), make('span', { class: 'hidden' }, `: ${text(action)}`));
      again.addEventListener('click', () => {
        waiting = { action, again };
        again.textContent = text('pressKey');
      });
      return make('div', {}, make('dt', {}, text(action)), make('dd', {}, ...keys, again));
    }));
  };
  draw();
  const back = make('button', { type: 'button' }, text('resetKeys'));
  back.addEventListener('click', () => { reset(); draw(); });
  const close = make('button', { type: 'submit', class: 'chief' }, text('close'));
  const shownKeys = open(text('help'), [make('p', { class: 'aside' }, text('helpHint')), list, make('p', { class: 'buttons' }, close, back)], close);
  list.closest('dialog').addEventListener('keydown', (event) => {
    if (!waiting || !named(event)) return;
    event.preventDefault();
    event.stopPropagation();
    const { action } = waiting;
    waiting = null;
    if (event.key !== 'Escape') change(action, named(event));
    draw();
    list.querySelector(`[data-key-of="${action}"]`).focus();
  }, true);
  list.closest('dialog').addEventListener('cancel', (event) => { if (waiting) event.preventDefault(); });
  await shownKeys;
};
