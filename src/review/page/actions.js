// What each key and button does. Bytes are counted where an operation names a place in a text, as the bitext file does.

import { text } from '/texts.js';
import { askDocument, askPlace, askSplit, askText, showKeys } from '/dialogs.js';
import { server } from '/server.js';

const bytes = (content, units) => new TextEncoder().encode(content.slice(0, units)).length;

export const actionsOf = (view) => {
  const { state } = view;
  const bead = () => state.beads[state.bead];
  const side = () => (state.column === 'source' ? 'source' : 'target');
  const operate = (operation, options) => view.change(() => server.operate(state.id, state.revision, operation), options);
  const onBead = (name) => () => operate({ do: name, bead: state.bead });
  const move = (to) => () => operate({ do: 'move', bead: state.bead, side: side(), to });
  const isDoubtful = (one) => one.status === 'automatic' && one.review;
  const surest = (a, b) => state.beads[a].confidence - state.beads[b].confidence || a - b;

  const doubtful = (by) => {
    const all = view.shown().filter((at) => at !== state.bead && isDoubtful(state.beads[at]));
    if (!all.length) return view.say(text('noDoubtful'));
    if (view.order() === 'place') {
      const ahead = all.filter((at) => (at - state.bead) * by > 0);
      return view.go(by > 0 ? ahead[0] ?? all[0] : ahead.at(-1) ?? all.at(-1));
    }
    all.sort(surest);
    const further = all.filter((at) => surest(at, state.bead) * by > 0);
    const isHere = isDoubtful(bead());
    return view.go((by > 0 ? (isHere ? further[0] : all[0]) : further.at(-1)) ?? all[0]);
  };

  const confirm = async () => bead().status === 'confirmed' || operate({ do: 'confirm', bead: state.bead });

  // The segment that the cursor is on, on the side of the cursor
  const segment = () => {
    const [start, end] = bead()[side()];
    if (start === end) {
      view.say(text('absent'));
      return null;
    }
    return start + Math.min(state.segment, end - start - 1);
  };
  const contentOf = (number) => state.segments[side()][number].text;
  const finding = () => view.findingsOf(state.bead)[state.finding] ?? null;
  const settle = async (decision, reason) => {
    const one = finding();
    if (!one) return view.say(text('noFindings'));
    return view.change(() => server.settle(state.id, state.revision, one.key, decision, reason));
  };

  return {
    next: () => view.step(1),
    previous: () => view.step(-1),
    nextDoubtful: () => doubtful(1),
    previousDoubtful: () => doubtful(-1),
    first: () => view.go(view.shown()[0]),
    last: () => view.go(view.shown().at(-1)),
    pageDown: () => view.step(8),
    pageUp: () => view.step(-8),
    left: () => view.column(-1),
    right: () => view.column(1),
    nextSegment: () => view.segment(1),
    previousSegment: () => view.segment(-1),
    confirmNext: async () => { if (await confirm()) view.step(1); },
    confirmDoubtful: async () => { if (await confirm()) doubtful(1); },
    confirm: () => operate({ do: bead().status === 'automatic' ? 'confirm' : 'unconfirm', bead: state.bead }),
    merge: onBead('merge'),
    split: async () => {
      const counts = ['source', 'target'].map((one) => bead()[one][1] - bead()[one][0]);
      if (counts[0] + counts[1] < 2) return view.say(text('nothingToSplit'));
      const kept = await askSplit(state, bead());
      if (kept) await operate({ do: 'split', bead: state.bead, ...kept });
    },
    moveUp: move('previous'),
    moveDown: move('next'),
    unlink: onBead('unlink'),
    link: () => {
      if (state.marked === null) return view.mark(state.bead);
      const other = state.marked;
      view.mark(null);
      if (other === state.bead) return undefined;
      // the side that one of the two lacks tells which gives what; otherwise the side of the cursor is that of this bead
      const lacks = (at, one) => state.beads[at][one][0] === state.beads[at][one][1];
      const isTarget = lacks(state.bead, 'source') || lacks(other, 'target') || (!lacks(state.bead, 'target') && !lacks(other, 'source') && side() === 'target');
      return operate({ do: 'link', source: isTarget ? other : state.bead, target: isTarget ? state.bead : other });
    },
    note: async () => {
      const note = await askText(text('note'), bead().note ?? '');
      if (note !== undefined) await operate({ do: 'note', bead: state.bead, text: note.trim() });
    },
    splitSentence: async () => {
      const number = segment();
      if (number === null) return;
      const at = await askPlace(contentOf(number), state.languages[side()]);
      if (at !== undefined) await operate({ do: 'split-segment', side: side(), segment: number, at: bytes(contentOf(number), at) });
    },
    joinSentence: () => {
      const number = segment();
      return number === null ? undefined : operate({ do: 'join-segments', side: side(), segment: number });
    },
    edit: async () => {
      const number = segment();
      if (number === null) return;
      const edited = await askText(text('edit'), contentOf(number), { lang: state.languages[side()], dir: 'auto', spellcheck: 'true' });
      if (edited !== undefined && edited !== contentOf(number)) await operate({ do: 'edit', side: side(), segment: number, text: edited });
    },
    undo: () => (state.can_undo ? operate({ do: 'undo' }, { follows: true }) : view.say(text('nothingToUndo'))),
    redo: () => (state.can_redo ? operate({ do: 'redo' }, { follows: true }) : view.say(text('nothingToRedo'))),
    realign: () => view.change(() => server.realign(state.id, state.revision)),
    nextFinding: () => view.nextFinding(),
    accept: () => settle('accept'),
    ignore: async () => {
      if (!finding()) return view.say(text('noFindings'));
      const reason = await askText(text('reason'), '');
      if (reason?.trim()) await settle('ignore', reason);
    },
    fix: () => (finding() && !finding().fix ? view.say(text('noFix')) : settle('fix')),
    search: () => document.getElementById('query').select(),
    show: () => document.getElementById('show').focus(),
    order: () => view.turnOrder(),
    documents: async () => {
      const id = await askDocument(await server.documents(), state.id);
      if (id !== undefined && id !== state.id) await view.open(id);
    },
    help: async () => { await showKeys(); view.labels(); },
    quit: () => view.quit(),
  };
};

// What the toolbar shows, in its order
export const TOOLBAR = ['confirmNext', 'nextDoubtful', 'merge', 'split', 'moveUp', 'moveDown', 'unlink', 'link', 'note', 'splitSentence', 'joinSentence', 'edit', 'nextFinding'];

// What a page that only reads has no use for
export const WRITING = ['confirmNext', 'confirmDoubtful', 'confirm', 'merge', 'split', 'moveUp', 'moveDown', 'unlink', 'link', 'note', 'splitSentence', 'joinSentence', 'edit', 'undo', 'redo', 'realign', 'accept', 'ignore', 'fix', 'quit'];
