// The page can be read without this: it adds the filter, the way from finding to finding, and what lights up.
'use strict';
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const byId = (id) => document.getElementById(id);
const wording = JSON.parse(byId('wording').textContent);

// A text of the page's language: `#` is the number, which decides on singular and plural; {name} is filled in
const say = (name, number, filling = {}) => {
  const text = wording[name];
  const form = typeof text === 'string' ? text : text[new Intl.PluralRules(wording.language).select(number)] ?? text.other;
  return form.replace('#', number).replace(/\{(\w+)\}/g, (_, key) => filling[key]);
};

// Does something with a document when it comes near the view, as many do not
const whenNear = (doThis) => {
  const observer = new IntersectionObserver((entries) => {
    for (const { target } of entries.filter((entry) => entry.isIntersecting)) {
      observer.unobserve(target);
      doThis(target);
    }
  }, { rootMargin: '100%' });
  for (const element of all('.document')) observer.observe(element);
};

(() => {
  const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

  // Language codes become names where the browser knows them
  const names = new Map();
  const languageName = (tag) => {
    if (!names.has(tag)) {
      try {
        names.set(tag, new Intl.DisplayNames([wording.language], { type: 'language' }).of(tag) ?? tag);
      } catch {
        names.set(tag, tag);
      }
    }
    return names.get(tag);
  };
  for (const label of all('[data-language]')) {
    label.dataset.language = languageName(label.dataset.language);
    if (label.matches('.languages *, .made *')) label.textContent = label.dataset.language;
  }

  // Scrolls to an element. Documents on the way are laid out only as they come into view, so once is not enough.
  let last = null;
  const show = (element, block) => {
    last = element;
    element.scrollIntoView({ block });
    requestAnimationFrame(() => requestAnimationFrame(() => {
      if (last === element) element.scrollIntoView({ block });
    }));
  };

  // The filter, kept in the address: #rule=omission&severity=error,warning&q=shame&only=1&at=PLACE. What it shows and hides is
  // looked for once, not at each key.

  // the finding that a mark names, by the bead of both
  const findingOf = (bead, name) => byId(`${bead.id}-${name}`);
  const countsIn = (elements) => elements.flatMap((element) => all('[data-count]', element));
  const about = new Map(all('.document').map((element) => [element.id, []]));
  for (const element of all('[data-document]')) about.get(element.dataset.document)?.push(element);
  const documents = all('.document').map((element) => ({
    element,
    beads: all('.bead', element).map((bead) => ({
      element: bead,
      findings: all('.finding', bead),
      alike: all('.alike', bead).map((alike) => ({ element: alike, findings: all('.finding', alike) })),
      marks: all('mark', bead).map((mark) => ({
        element: mark,
        findings: mark.dataset.findings.split(' ').map((name) => findingOf(bead, name)),
      })),
    })),
    found: all('.found > li', element),
    foundCounts: countsIn(all('.found > li', element)),
    tallies: countsIn(about.get(element.id)),
    entries: about.get(element.id).filter((entry) => entry.closest('#documents')),
  }));
  const texts = new Map();
  const textOf = (bead) => {
    if (!texts.has(bead)) {
      texts.set(bead, plain(all('.source, .target, .finding > p', bead).map((part) => part.textContent).join('\n')));
    }
    return texts.get(bead);
  };
  const findings = all('.finding');
  const beadCount = all('.bead').length;
  const totals = all('.rules [data-count], .explanations [data-count]');
  const controls = { query: byId('query'), rule: byId('rule'), only: byId('only'), severities: all('.severities button') };
  const ruleOptions = [...controls.rule.options].slice(1);
  const numbers = controls.severities.map((button) => [button.dataset.severity, button.querySelector('.number')]);
  const isOn = (button) => button.getAttribute('aria-pressed') === 'true';
  const press = (button, on) => button.setAttribute('aria-pressed', String(on));
  const add = (counts, ...keys) => { for (const key of keys) counts[key] = (counts[key] ?? 0) + 1; };

  const counted = (found, shown) => {
    const filling = { findings: say('findings-counted', found), beads: say('beads-counted', beadCount), shown };
    return shown < beadCount ? say('findings-in-some-beads', 0, filling) : say('findings-in-beads', 0, filling);
  };

  const showCounts = (elements, counts) => {
    for (const element of elements) {
      const count = counts[element.dataset.count] ?? 0;
      element.textContent = count;
      if (element.parentElement.matches('.tally *')) element.parentElement.hidden = count === 0;
      if (element.matches('td')) element.classList.toggle('none', count === 0);
    }
  };

  const filter = () => {
    const rule = controls.rule.value;
    const severities = new Set(controls.severities.filter(isOn).map((button) => button.dataset.severity));
    const query = plain(controls.query.value.trim());
    const narrowed = rule !== '' || severities.size < controls.severities.length;
    const only = isOn(controls.only) || narrowed;
    let beads = 0;
    let found = 0;
    // what is found; and for each choice, what it would show if it were made
    const [counts, ofRules, ofSeverities] = [{}, {}, {}];
    for (const { element, beads: own, found: index, foundCounts, tallies, entries } of documents) {
      let shown = 0;
      const here = {};
      for (const bead of own) {
        const fits = query === '' || textOf(bead.element).includes(query);
        let visible = 0;
        for (const finding of bead.findings) {
          const { rule: name, severity } = finding.dataset;
          const [isRule, isSeverity] = [rule === '' || name === rule, severities.has(severity)];
          finding.hidden = !isRule || !isSeverity;
          visible += finding.hidden ? 0 : 1;
          if (!fits) continue;
          if (isSeverity) add(ofRules, name);
          if (isRule) add(ofSeverities, severity);
          if (!finding.hidden) add(here, name, severity);
          if (!finding.hidden) add(counts, name, severity);
        }
        for (const { element: alike, findings: inside } of bead.alike) {
          alike.hidden = inside.every((finding) => finding.hidden);
          if (rule !== '') alike.firstElementChild.open = true;
        }
        for (const { element: mark, findings: named } of bead.marks) {
          mark.classList.toggle('off', named.every((finding) => finding.hidden));
        }
        bead.element.hidden = (only && visible === 0) || !fits;
        if (bead.element.hidden) continue;
        shown += 1;
        found += visible;
      }
      element.hidden = shown === 0 && (only || query !== '');
      for (const line of index) line.hidden = !here[line.dataset.rule];
      showCounts(foundCounts, here);
      showCounts(tallies, here);
      for (const entry of entries) entry.classList.toggle('off', element.hidden);
      beads += shown;
    }
    highlight(query);
    showCounts(totals, counts);
    for (const option of ruleOptions) option.text = `${option.value} (${ofRules[option.value] ?? 0})`;
    for (const [severity, number] of numbers) number.textContent = ofSeverities[severity] ?? 0;
    byId('nothing').hidden = beads > 0 || beadCount === 0;
    byId('count').textContent = counted(found, beads);
    byId('narrow').textContent = only ? say('filter-on') : say('filter');
    byId('narrow').classList.toggle('on', only);
    for (const button of [byId('previous'), byId('next')]) button.disabled = found === 0;
  };

  // The address is of the filter and of a place
  const remember = (place = '') => {
    const address = new URLSearchParams();
    const severities = controls.severities.filter(isOn).map((button) => button.dataset.severity);
    if (controls.rule.value) address.set('rule', controls.rule.value);
    if (severities.length < controls.severities.length) address.set('severity', severities.join(','));
    if (controls.query.value.trim()) address.set('q', controls.query.value.trim());
    if (isOn(controls.only)) address.set('only', '1');
    if (place && address.size) address.set('at', place);
    const hash = address.toString().replaceAll('%2C', ',') || place;
    history.replaceState(null, '', hash ? `#${hash}` : location.pathname + location.search);
  };

  // a place must not be hidden by a filter, nor be folded
  const goTo = (place) => {
    if (place.closest('[hidden]') && byId('texts').contains(place)) clear();
    reveal(place);
    show(place, place.matches('.bead, .finding') ? 'center' : 'start');
    if (place.matches('[tabindex]')) place.focus({ preventScroll: true });
  };
  const reveal = (place) => {
    for (let fold = place.closest('details'); fold; fold = fold.parentElement.closest('details')) fold.open = true;
  };

  const recall = () => {
    const hash = location.hash.slice(1);
    if (!hash.includes('=')) {
      const place = hash && byId(hash);
      if (place) goTo(place);
      return;
    }
    const address = new URLSearchParams(location.hash.slice(1));
    const rule = address.get('rule') ?? '';
    controls.rule.value = [...controls.rule.options].some((option) => option.value === rule) ? rule : '';
    const severities = address.get('severity')?.split(',');
    for (const button of controls.severities) press(button, !severities || severities.includes(button.dataset.severity));
    controls.query.value = address.get('q') ?? '';
    press(controls.only, address.get('only') === '1');
    filter();
    const place = byId(address.get('at') ?? '');
    if (place && !place.closest('[hidden]')) goTo(place);
    else show(byId('texts'), 'start');
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

  const changed = () => { filter(); remember(); };
  controls.query.addEventListener('input', changed);
  controls.rule.addEventListener('change', changed);
  for (const button of [...controls.severities, controls.only]) {
    button.addEventListener('click', () => { press(button, !isOn(button)); changed(); });
  }
  byId('clear').addEventListener('click', () => { clear(); changed(); controls.query.focus(); });
  addEventListener('hashchange', recall);

  // On narrow screens the choices are folded, and so is the list of documents
  const fold = byId('narrow');
  const unfold = (open) => fold.setAttribute('aria-expanded', String(open));
  fold.addEventListener('click', () => unfold(fold.getAttribute('aria-expanded') !== 'true'));
  addEventListener('pointerdown', ({ target }) => { if (!target.closest?.('#choices, #narrow')) unfold(false); });
  const list = byId('documents');
  list?.addEventListener('click', ({ target }) => { if (target.closest('a')) list.hidePopover(); });

  // From finding to finding, on from where the reader is
  let here = null;
  byId('texts').addEventListener('focusin', ({ target }) => { here = target.closest('.finding') ?? target.closest('.bead'); });
  const go = (finding) => {
    if (!finding) return;
    reveal(finding);
    finding.focus({ preventScroll: true });
    show(finding.closest('.bead'), 'center');
    remember(finding.id);
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

  // From document to document: the one under the filter is the one that is read
  const shownDocuments = () => documents.map(({ element }) => element).filter((element) => !element.hidden);
  const reading = (shown) => {
    const top = bar.getBoundingClientRect().bottom + 8;
    return shown.findLastIndex((element) => element.getBoundingClientRect().top <= top);
  };
  const stepDocument = (by) => {
    const shown = shownDocuments();
    const next = shown[Math.max(reading(shown) + by, 0)];
    if (!next) return;
    here = next;
    show(next, 'start');
    remember(next.id);
  };
  byId('document-after')?.addEventListener('click', () => stepDocument(1));
  byId('document-before')?.addEventListener('click', () => stepDocument(-1));

  addEventListener('keydown', (event) => {
    const typing = event.target.closest?.('input:not([type="checkbox"]), select, textarea, dialog');
    if (event.key === 'Escape' && event.target === controls.query) { controls.query.value = ''; changed(); }
    if (event.key === 'Escape' && event.target.closest?.('#choices, #narrow')) { unfold(false); fold.focus(); }
    if (typing || !byId('keys').checked || event.ctrlKey || event.metaKey || event.altKey) return;
    const action = {
      j: () => step(1), k: () => step(-1), n: () => stepDocument(1), p: () => stepDocument(-1), '/': () => controls.query.focus(),
    }[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });

  // What belongs together lights up together
  const partners = (element) => {
    const term = element.closest?.('a.term');
    const finding = element.closest?.('.finding');
    const mark = element.closest?.('mark');
    const bead = element.closest?.('.bead');
    const lit = [];
    if (term) lit.push(...all('.term', bead).filter((other) => other.dataset.concept === term.dataset.concept));
    const names = [finding?.id.slice(bead.id.length + 1), ...(mark?.dataset.findings.split(' ') ?? [])].filter(Boolean);
    for (const name of names) lit.push(findingOf(bead, name), ...all(`mark[data-findings~="${name}"]`, bead));
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
      const named = mark.dataset.findings.split(' ').map((name) => findingOf(mark.closest('.bead'), name));
      return go(named.find((finding) => !finding.hidden));
    }
    if (!term) return;
    event.preventDefault();
    byId(term.hash.slice(1)).focus();
  });

  // Terms are one stop of the Tab key a document; arrows lead from one to the next
  whenNear((element) => {
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
  });

  // The list says which document is read
  const entries = new Map(all('#documents li').map((entry) => [entry.dataset.document, entry.querySelector('a')]));
  let current = null;
  const mark = () => {
    const shown = shownDocuments();
    const entry = entries.get(shown[reading(shown)]?.id) ?? null;
    if (entry === current) return;
    current?.removeAttribute('aria-current');
    entry?.setAttribute('aria-current', 'true');
    current = entry;
    // only the list itself is to scroll
    if (entry && list.scrollHeight > list.clientHeight) {
      const by = entry.parentElement.offsetTop - list.scrollTop;
      if (by < 0 || by > list.clientHeight - 48) list.scrollTop += by - list.clientHeight / 3;
    }
  };
  let isMarking = false;
  if (list) {
    addEventListener('scroll', () => {
      if (isMarking) return;
      isMarking = true;
      requestAnimationFrame(() => { isMarking = false; mark(); });
    }, { passive: true });
  }

  // On paper the top is whole, and nothing is folded at a bead
  const folds = all('.top > details, .alike > details');
  addEventListener('beforeprint', () => {
    for (const fold of folds) {
      fold.dataset.open = fold.open;
      fold.open = true;
    }
  });
  addEventListener('afterprint', () => { for (const fold of folds) fold.open = fold.dataset.open === 'true'; });

  // What stays in sight below the filter must know how high that is
  const bar = document.querySelector('.filter');
  bar.hidden = false;
  new ResizeObserver(([{ target }]) => {
    document.documentElement.style.setProperty('--filter', `${target.offsetHeight}px`);
  }).observe(bar);
  byId('count').textContent = counted(findings.length, beadCount);
  for (const button of [byId('previous'), byId('next')]) button.disabled = findings.length === 0;
  if (location.hash) recall();
})();
