// The page can be read without this: it adds the filter, the way from finding to finding, and what lights up.
'use strict';
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);
  const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

  // Language codes become names where the browser knows them
  for (const label of all('[data-language]')) {
    const tag = label.dataset.language;
    try {
      label.dataset.language = new Intl.DisplayNames(['en'], { type: 'language' }).of(tag) ?? tag;
    } catch { /* the code stays */ }
    if (label.matches('.languages *')) label.textContent = label.dataset.language;
  }

  // Scrolls to an element. Documents on the way are laid out only as they come into view, so once is not enough.
  const show = (element, block) => {
    element.scrollIntoView({ block });
    requestAnimationFrame(() => requestAnimationFrame(() => element.scrollIntoView({ block })));
  };

  // The filter, kept in the address: #rule=omission&severity=error,warning&q=shame&only=1
  const documents = all('.document').map((element) => ({
    element,
    beads: all('.bead', element).map((bead) => ({
      element: bead,
      text: plain(all('.source, .target, .finding', bead).map((part) => part.textContent).join('\n')),
      findings: all('.finding', bead),
      marks: all('mark', bead),
    })),
  }));
  const findings = all('.finding');
  const beadCount = all('.bead').length;
  const controls = { query: byId('query'), rule: byId('rule'), only: byId('only'), severities: all('.severities button') };
  const isOn = (button) => button.getAttribute('aria-pressed') === 'true';
  const press = (button, on) => button.setAttribute('aria-pressed', String(on));
  const counted = (count, noun) => `${count} ${noun}${count === 1 ? '' : 's'}`;

  const filter = () => {
    const rule = controls.rule.value;
    const severities = new Set(controls.severities.filter(isOn).map((button) => button.dataset.severity));
    const query = plain(controls.query.value.trim());
    const narrowed = rule !== '' || severities.size < controls.severities.length;
    const only = isOn(controls.only) || narrowed;
    let beads = 0;
    let found = 0;
    for (const { element, beads: own } of documents) {
      let shown = 0;
      for (const bead of own) {
        let visible = 0;
        for (const finding of bead.findings) {
          finding.hidden = (rule !== '' && finding.dataset.rule !== rule) || !severities.has(finding.dataset.severity);
          visible += finding.hidden ? 0 : 1;
        }
        for (const mark of bead.marks) {
          mark.classList.toggle('off', mark.dataset.findings.split(' ').every((id) => byId(id).hidden));
        }
        bead.element.hidden = (only && visible === 0) || !bead.text.includes(query);
        if (bead.element.hidden) continue;
        shown += 1;
        found += visible;
      }
      element.hidden = shown === 0 && (only || query !== '');
      beads += shown;
    }
    highlight(query);
    byId('nothing').hidden = beads > 0 || beadCount === 0;
    const part = beads < beadCount;
    byId('count').textContent = part
      ? `${counted(found, 'finding')} in ${beads} of ${counted(beadCount, 'bead')}`
      : `${counted(found, 'finding')} in ${counted(beads, 'bead')}`;
    for (const button of [byId('previous'), byId('next')]) button.disabled = found === 0;
    return { rule, severities, query, part, narrowed };
  };

  const remember = ({ rule, severities, narrowed }) => {
    const address = new URLSearchParams();
    if (rule) address.set('rule', rule);
    if (narrowed && severities.size < controls.severities.length) address.set('severity', [...severities].join(','));
    if (controls.query.value.trim()) address.set('q', controls.query.value.trim());
    if (isOn(controls.only)) address.set('only', '1');
    const hash = address.toString().replaceAll('%2C', ',');
    history.replaceState(null, '', hash ? `#${hash}` : location.pathname + location.search);
  };

  const recall = () => {
    const hash = location.hash.slice(1);
    if (!hash.includes('=')) {
      // a place in the texts: it must not be hidden by a filter
      const place = hash && byId(hash);
      if (!place) return;
      if (place.closest('[hidden]')) clear();
      show(place, place.matches('.document') ? 'start' : 'center');
      return;
    }
    const address = new URLSearchParams(hash);
    const rule = address.get('rule') ?? '';
    controls.rule.value = [...controls.rule.options].some((option) => option.value === rule) ? rule : '';
    const severities = address.get('severity')?.split(',');
    for (const button of controls.severities) press(button, !severities || severities.includes(button.dataset.severity));
    controls.query.value = address.get('q') ?? '';
    press(controls.only, address.get('only') === '1');
    filter();
  };

  const clear = () => {
    controls.rule.value = '';
    controls.query.value = '';
    press(controls.only, false);
    for (const button of controls.severities) press(button, true);
    filter();
  };

  // Marks what was searched for, where the browser can do so without touching the text
  const highlight = (query) => {
    if (!globalThis.CSS?.highlights) return;
    CSS.highlights.delete('query');
    if (query.length < 2) return;
    const ranges = [];
    for (const side of all('.bead:not([hidden]) :is(.source, .target)')) {
      const walker = document.createTreeWalker(side, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const { data } = walker.currentNode;
        // a letter and its accents are one, so places must be counted in the text as it stands
        const letters = [...data.matchAll(/\P{M}\p{M}*/gu)];
        const starts = letters.flatMap(({ 0: letter, index }) => [...plain(letter)].map(() => index));
        const text = [...plain(data)].join('');
        const units = [...plain(data)].flatMap((character, at) => Array(character.length).fill(starts[at]));
        for (let at = text.indexOf(query); at >= 0; at = text.indexOf(query, at + query.length)) {
          const range = new Range();
          range.setStart(walker.currentNode, units[at]);
          range.setEnd(walker.currentNode, units[at + query.length] ?? data.length);
          ranges.push(range);
        }
      }
    }
    CSS.highlights.set('query', new Highlight(...ranges));
  };

  const changed = () => remember(filter());
  controls.query.addEventListener('input', changed);
  controls.rule.addEventListener('change', changed);
  for (const button of [...controls.severities, controls.only]) {
    button.addEventListener('click', () => { press(button, !isOn(button)); changed(); });
  }
  byId('clear').addEventListener('click', () => { clear(); changed(); controls.query.focus(); });
  addEventListener('hashchange', () => {
    recall();
    if (location.hash.includes('=')) show(byId('texts'), 'start');
  });

  // From finding to finding, on from where the reader is
  let here = null;
  byId('texts').addEventListener('focusin', ({ target }) => { here = target.closest('.finding') ?? target.closest('.bead'); });
  const go = (finding) => {
    if (!finding) return;
    finding.focus({ preventScroll: true });
    show(finding.closest('.bead'), 'center');
  };
  const step = (by) => {
    const shown = findings.filter((finding) => !finding.closest('[hidden]'));
    const at = shown.indexOf(here);
    const follows = (finding) => !here || here.compareDocumentPosition(finding) & Node.DOCUMENT_POSITION_FOLLOWING;
    if (at >= 0) go(shown[at + by]);
    else go(by > 0 ? shown.find(follows) : shown.findLast((finding) => !follows(finding)));
  };
  byId('next').addEventListener('click', () => step(1));
  byId('previous').addEventListener('click', () => step(-1));

  addEventListener('keydown', (event) => {
    const typing = event.target.closest?.('input:not([type="checkbox"]), select');
    if (event.key === 'Escape' && event.target === controls.query) { controls.query.value = ''; changed(); }
    if (typing || !byId('keys').checked || event.ctrlKey || event.metaKey || event.altKey) return;
    const action = { j: () => step(1), k: () => step(-1), '/': () => controls.query.focus() }[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });

  // What belongs together lights up together
  const partners = (element) => {
    const term = element.closest?.('a.term');
    const finding = element.closest?.('.finding');
    const mark = element.closest?.('mark');
    const lit = [];
    if (term) lit.push(...all('.term', term.closest('.bead')).filter((other) => other.dataset.concept === term.dataset.concept));
    const ids = [finding?.id, ...(mark?.dataset.findings.split(' ') ?? [])].filter(Boolean);
    for (const id of ids) lit.push(byId(id), ...all(`mark[data-findings~="${id}"]`, byId(id).closest('.bead')));
    return lit;
  };
  const looked = { at: null, focused: null };
  const light = (what, target) => {
    looked[what] = target;
    const now = new Set([looked.at, looked.focused].filter(Boolean).flatMap(partners));
    for (const element of all('.lit')) if (!now.has(element)) element.classList.remove('lit');
    for (const element of now) element.classList.add('lit');
  };
  byId('texts').addEventListener('pointerover', ({ target }) => light('at', target));
  byId('texts').addEventListener('pointerleave', () => light('at', null));
  byId('texts').addEventListener('focusin', ({ target }) => light('focused', target));
  byId('texts').addEventListener('focusout', () => light('focused', null));
  byId('texts').addEventListener('click', (event) => {
    const term = event.target.closest('a.term');
    const mark = event.target.closest('mark');
    if (mark) {
      event.preventDefault();
      return go(byId(mark.dataset.findings.split(' ').find((id) => !byId(id).hidden) ?? ''));
    }
    if (!term) return;
    event.preventDefault();
    byId(term.hash.slice(1)).focus();
  });

  // Terms are one stop of the Tab key a document; arrows lead from one to the next
  for (const { element } of documents) {
    const terms = all('a.term', element);
    terms.forEach((term, index) => { term.tabIndex = index === 0 ? 0 : -1; });
    element.addEventListener('focusin', ({ target }) => {
      if (!target.matches('a.term')) return;
      for (const term of terms) term.tabIndex = term === target ? 0 : -1;
    });
    element.addEventListener('keydown', (event) => {
      const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!by || !event.target.matches('a.term')) return;
      const shown = terms.filter((term) => !term.closest('[hidden]'));
      const next = shown[shown.indexOf(event.target) + by];
      if (!next) return;
      event.preventDefault();
      next.focus();
    });
  }

  // On paper the top is whole
  const folds = all('.top > details');
  addEventListener('beforeprint', () => {
    for (const fold of folds) {
      fold.dataset.open = fold.open;
      fold.open = true;
    }
  });
  addEventListener('afterprint', () => { for (const fold of folds) fold.open = fold.dataset.open === 'true'; });

  // What stays in sight below the filter must know how high that is; on a phone it scrolls away
  const bar = document.querySelector('.filter');
  bar.hidden = false;
  new ResizeObserver(() => {
    const height = getComputedStyle(bar).position === 'sticky' ? bar.offsetHeight : 0;
    document.documentElement.style.setProperty('--filter', `${height}px`);
  }).observe(bar);
  filter();
  if (location.hash) recall();
})();
