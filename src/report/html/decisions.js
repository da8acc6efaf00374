// A reader decides on beads and findings, and saves that as a file to send back.
(() => {
  const beads = new Map();
  const findings = new Map();
  let saved = true;

  const make = (tag, attributes, text = '') => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.textContent = text;
    return element;
  };

  // Asks for a text; nothing if it is left with Escape
  const ask = (title, value) => new Promise((answer) => {
    const area = make('textarea', { 'aria-label': title, rows: 4 });
    area.value = value;
    const form = make('form', { method: 'dialog' });
    form.append(make('p', {}, title), area, make('button', { value: 'ok' }, say('keep')), make('button', { value: '' }, say('cancel')));
    const dialog = make('dialog', { 'aria-label': title });
    dialog.append(form);
    dialog.addEventListener('close', () => {
      answer(dialog.returnValue === 'ok' ? area.value.trim() : undefined);
      dialog.remove();
    });
    document.body.append(dialog);
    dialog.showModal();
  });

  const save = byId('save');
  const count = () => {
    const decided = beads.size + findings.size;
    save.hidden = decided === 0;
    save.textContent = say('save', decided);
  };
  const keep = (map, element, value) => {
    if (value) map.set(element, value);
    else map.delete(element);
    saved = false;
    count();
  };
  const press = (button, on) => button.setAttribute('aria-pressed', String(on));

  const decideOnBead = (bead) => {
    const number = bead.querySelector('.knot a').lastChild.textContent.trim();
    const confirm = make('button', { type: 'button', class: 'decide', 'aria-pressed': 'false', 'aria-label': say('confirm-bead', number), title: say('confirm') }, '✓');
    const comment = make('button', { type: 'button', class: 'decide', 'aria-pressed': 'false', 'aria-label': say('comment-on-bead', number), title: say('comment') }, '✎');
    const change = (changed) => {
      const decision = { ...beads.get(bead), ...changed };
      press(confirm, decision.status === 'confirmed');
      press(comment, Boolean(decision.note));
      comment.title = decision.note || say('comment');
      keep(beads, bead, decision.status || decision.note ? decision : null);
    };
    confirm.addEventListener('click', () => change({ status: beads.get(bead)?.status ? undefined : 'confirmed' }));
    comment.addEventListener('click', async () => {
      const note = await ask(say('comment-on-bead', number), beads.get(bead)?.note ?? '');
      if (note !== undefined) change({ note: note || undefined });
    });
    const both = make('div', { class: 'deciding' });
    both.append(confirm, comment);
    bead.querySelector('.knot').append(both);
  };

  const decideOnFinding = (finding) => {
    const { rule } = finding.dataset;
    const accept = make('button', { type: 'button', class: 'decide', 'aria-pressed': 'false', 'aria-label': say('accept-finding', 0, { rule }) }, say('accept'));
    const ignore = make('button', { type: 'button', class: 'decide', 'aria-pressed': 'false', 'aria-label': say('ignore-finding', 0, { rule }) }, say('ignore'));
    const change = (decision) => {
      press(accept, decision?.decision === 'accept');
      press(ignore, decision?.decision === 'ignore');
      ignore.title = decision?.reason ?? '';
      keep(findings, finding, decision);
    };
    const is = (decision) => findings.get(finding)?.decision === decision;
    accept.addEventListener('click', () => change(is('accept') ? null : { decision: 'accept' }));
    ignore.addEventListener('click', async () => {
      if (is('ignore')) return change(null);
      const reason = await ask(say('why-ignore'), '');
      if (reason) change({ decision: 'ignore', reason });
    });
    const both = make('div', { class: 'deciding' });
    both.append(accept, ignore);
    finding.append(both);
  };

  whenNear((element) => {
    all('.bead', element).forEach(decideOnBead);
    all('.finding', element).forEach(decideOnFinding);
  });

  const textOf = (bead, side) => all(`.${side} p:not(.absent)`, bead).map((segment) => segment.textContent).join(' ');
  const decisions = () => ({
    'cotejo-decisions': 1,
    documents: all('.document').map((element) => ({
      name: element.querySelector('h2').dataset.name,
      beads: [...beads].filter(([bead]) => element.contains(bead)).map(([bead, decision]) => ({
        number: all('.bead', element).indexOf(bead) + 1, source: textOf(bead, 'source'), target: textOf(bead, 'target'), ...decision,
      })),
      findings: [...findings].filter(([finding]) => element.contains(finding)).map(([finding, decision]) => ({
        rule: finding.dataset.rule, source: finding.dataset.source ?? null, target: finding.dataset.target ?? null, ...decision,
      })),
    })).filter((document) => document.beads.length + document.findings.length > 0),
  });

  save.addEventListener('click', () => {
    const link = make('a', { download: 'decisions.json' });
    link.href = URL.createObjectURL(new Blob([JSON.stringify(decisions(), null, 2), '\n'], { type: 'application/json' }));
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    saved = true;
  });
  addEventListener('beforeunload', (event) => { if (!saved) event.preventDefault(); });
})();
