// The row of a bead: both texts, the number between them, the findings beside.

import { text } from '/texts.js';
import { keysOf, shown } from '/keys.js';

export const SIDES = ['source', 'target'];
const COLOURS = 6;

export const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
};

export const kindOf = (bead) => SIDES.map((side) => bead[side][1] - bead[side][0]).join('–');

// A text in which places are marked; a finding hides the linked words that it overlaps
const marked = (content, all) => {
  const severe = all.filter((mark) => mark.severity);
  const marks = all.filter((mark) => mark.severity || !severe.some((other) => other.from < mark.to && mark.from < other.to));
  const bounds = [...new Set([0, content.length, ...marks.flatMap(({ from, to }) => [from, to])])].sort((a, b) => a - b);
  return bounds.slice(1).map((to, at) => {
    const from = bounds[at];
    const piece = content.slice(from, to);
    const here = marks.filter((mark) => mark.from <= from && to <= mark.to);
    if (!here.length) return piece;
    const finding = here.find((mark) => mark.severity);
    return make(finding ? 'mark' : 'span', { class: here.map((mark) => mark.severity ?? mark.className).join(' ') }, piece);
  });
};

const overlaps = (one, other) => one.segment === other.segment && one.from < other.to && other.from < one.to;

// The words that translate each other, but for those that are marked as terms
const linksOf = (links, terms) => links.filter((link) => !SIDES.some((side) => (terms[side].get(link[side].segment) ?? []).some((term) => overlaps(term, link[side]))));

const segmentsOf = (state, bead, side, links, terms, findings) => {
  const [start, end] = bead[side];
  const segments = [];
  for (let number = start; number < end; number += 1) {
    const { text: content, kind } = state.segments[side][number];
    const marks = (terms[side].get(number) ?? []).map((term) => ({ ...term, className: term.alone ? 'term alone' : `term c${term.concept % COLOURS}` }));
    links.forEach((link, at) => {
      if (link[side].segment === number) marks.push({ ...link[side], className: `term c${at % COLOURS}` });
    });
    for (const finding of findings) {
      const place = finding[side];
      if (place?.segment === number && place.to - place.from < content.length) marks.push({ ...place, severity: finding.severity });
    }
    segments.push(make('p', { class: kind, dir: 'auto', 'data-segment': number }, ...marked(content, marks)));
  }
  return segments;
};

const button = (action, index) => make('button', { type: 'button', tabindex: -1, 'data-action': action, 'data-finding': index },
  `${text(action)} `, make('kbd', {}, shown(keysOf(action)[0] ?? '')));

const findingOf = (finding, index, isRead) => make('div', { class: `finding ${finding.severity}`, 'data-finding': index },
  make('p', { class: 'rule' }, make('span', { class: `severity ${finding.severity}` }, text(finding.severity)), ` ${finding.rule}`),
  make('p', { class: 'message', dir: 'auto' }, finding.message),
  finding.why ? make('p', { class: 'why', dir: 'auto' }, finding.why) : null,
  finding.suggestion ? make('p', { class: 'suggestion', dir: 'auto' }, finding.suggestion) : null,
  isRead ? null : make('p', { class: 'settle' }, ...[...(finding.fix ? ['fix'] : []), 'accept', 'ignore'].map((action) => button(action, index))));

// What a memory has that is like the source, with what differs in its source
const matchOf = ({ percent, target, origin, differences }) => make('div', { class: 'match' },
  make('p', { class: 'rule' }, make('span', { class: 'percent' }, `${percent} %`), ` ${origin}`),
  differences.length ? make('p', { class: 'differences', dir: 'auto' }, ...differences.map(({ part, text: piece }) => (part === 'same' ? piece : make(part === 'added' ? 'ins' : 'del', {}, piece)))) : null,
  make('p', { class: 'suggestion', dir: 'auto' }, target));

export const rowOf = (state, number, { links, terms, matches, findings, isCurrent, isMarked, isRead }) => {
  const bead = state.beads[number];
  const kind = kindOf(bead);
  const grade = bead.status !== 'automatic' ? 'high' : bead.review ? 'low' : bead.confidence < 0.95 ? 'fair' : 'high';
  const sides = SIDES.filter((side) => bead[side][0] < bead[side][1]).map((side) => side[0]).join('');
  const sure = bead.confidence.toFixed(2);
  const link = make('a', { href: state.address(number), tabindex: -1 }, make('span', { class: 'hidden' }, `${text('bead')} `), `${number + 1}`);
  const knot = make('div', { class: `knot ${grade}`, role: 'rowheader', 'aria-colindex': 1 },
    link,
    make('span', { class: kind === '1–1' ? 'kind plain' : 'kind' }, kind),
    bead.status === 'automatic'
      ? make('span', { class: 'sure' }, make('span', { class: 'hidden' }, `${text('confidence')} `), sure)
      : make('span', { class: `decided ${bead.status}` }, text(bead.status)),
    bead.moved ? make('span', { class: 'moved' }, text('moved')) : null,
    isMarked ? make('span', { class: 'marked' }, text('marked')) : null);
  knot.style.setProperty('--sure', bead.status === 'automatic' ? bead.confidence : 1);
  const answering = linksOf(links, terms);
  const cells = SIDES.map((side, at) => {
    const segments = segmentsOf(state, bead, side, answering, terms, findings);
    const cell = make('div', { class: side, role: 'gridcell', 'aria-colindex': at + 2, tabindex: -1, 'data-column': side, lang: state.languages[side], 'data-language': state.languages[side] });
    cell.append(...(segments.length ? segments : [make('p', { class: 'absent', lang: document.documentElement.lang }, text('absent'))]));
    return cell;
  });
  const margin = make('div', { class: 'findings', role: 'gridcell', 'aria-colindex': 4, tabindex: -1, 'data-column': 'findings' },
    bead.note ? make('p', { class: 'note', dir: 'auto' }, make('span', { class: 'hidden' }, `${text('note')}: `), bead.note) : null,
    ...findings.map((finding, index) => findingOf(finding, index, isRead)),
    matches.length ? make('section', { class: 'matches', 'aria-label': text('matches') }, ...matches.map(matchOf)) : null);
  if (!margin.childElementCount) margin.append(make('span', { class: 'hidden' }, text('noFindings')));
  const worst = ['error', 'warning', 'info'].find((severity) => findings.some((finding) => finding.severity === severity));
  return make('div', { class: ['bead', worst, bead.status, isCurrent && 'current'].filter(Boolean).join(' '), role: 'row', 'data-bead': number, 'data-sides': sides, 'aria-selected': isCurrent ? 'true' : 'false' }, knot, ...cells, margin);
};
