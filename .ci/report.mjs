// Opens the page of findings as its reader does: node report.mjs COTEJO BROWSER ARTICLE FOLDER

import axe from 'axe-core';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';

const [cotejo, executablePath, article, work] = process.argv.slice(2);
const shots = process.env.COTEJO_SCREENSHOTS;

const check = (page, ...args) => {
  const file = path.join(work, page);
  const env = { ...process.env, SOURCE_DATE_EPOCH: '1760000000' };
  const { status, stderr } = spawnSync(cotejo, ['check', ...args, '-f', 'html', '-o', file, '--fail-on', 'never', '--quiet'], { env });
  assert.equal(status, 0, String(stderr));
  return `file://${file}`;
};

// Forty articles: the sample with other words and other faults
const text = fs.readFileSync(article, 'utf8');
const folder = path.join(work, 'issue');
fs.mkdirSync(folder);
for (let number = 1; number <= 40; number += 1) {
  const weeks = ['six', 'seven', 'eight'][number % 3];
  const other = text
    .replace('a pilot trial', `a pilot trial in ward ${number}`)
    .replace('un ensayo piloto', `un ensayo piloto en la sala ${number}`)
    .replace('of eight weekly', `of ${weeks} weekly`)
    .replace('(61,9 %)', number % 5 ? '(61,9 %)' : '(61,9  %)');
  fs.writeFileSync(path.join(folder, `${String(number).padStart(2, '0')}.txt`), other);
}
// Infos of one kind at one bead, and beads that are the same
const odd = {
  id: '</script><b>',
  pairs: [
    { en: 'We saw it.  They ran.  We left.  The end came.', es: 'Lo vimos,corrieron  todos y  nos  fuimos.' },
    { en: 'Shame </script><script>document.title = 0</script> & \u0001 \u202e fell by 12%.', es: 'La vergüenza </style><img src="x" onerror="document.title = 0"> bajó un 21 %. 😀' },
    { en: 'All is well.', es: 'Todo va bien.' },
    { en: 'All is well.', es: 'Todo va bien.' },
  ],
};
fs.writeFileSync(path.join(work, 'odd.jsonl'), `${JSON.stringify(odd)}\n`);

const browser = await chromium.launch({
  executablePath,
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

const opened = async (address, { width = 1440, height = 900, colorScheme = 'light' } = {}) => {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme });
  page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) throw new Error(message.text()); });
  page.on('pageerror', (error) => { throw error; });
  page.on('request', (request) => { if (!/^(file|blob|data):/.test(request.url())) throw new Error(`the page wants ${request.url()}`); });
  await page.goto(address);
  return page;
};
const accessible = async (page, where) => {
  const found = await page.evaluate(`${axe.source}; axe.run()`);
  assert.deepEqual(found.violations.map(({ id, nodes }) => `${where}: ${id} ${nodes[0].html}`), []);
};
const count = (page) => page.textContent('#count');
const shown = (page, selector) => page.locator(`${selector}:not([hidden], [hidden] *)`).count();
const hash = (page) => page.evaluate(() => location.hash);
// Clicks where it is, without scrolling there first
const clickInPlace = async (page, selector) => {
  const { x, y, width, height } = await page.locator(selector).boundingBox();
  await page.mouse.click(x + width / 2, y + height / 2);
};
const settled = (page) => page.evaluate(async () => {
  for (let frame = 0; frame < 6; frame += 1) await new Promise((done) => { requestAnimationFrame(() => setTimeout(done, 20)); });
});

const sample = async (address, wording) => {
  const page = await opened(address);
  assert.equal(await page.getAttribute('html', 'lang'), wording.language);
  assert.equal(await count(page), wording.all);
  assert.deepEqual([await shown(page, '.bead'), await shown(page, '.finding')], [10, 3]);
  assert.equal(await page.textContent('.languages .source'), wording.english);
  assert.match(await page.textContent('.made'), wording.made);
  assert.match(await page.textContent('h1'), /^A compassion-focused/, 'the title of the article where the name of the file was');
  await accessible(page, wording.language);

  // errors come first in the list of rules, and each rule leads to its explanation
  assert.deepEqual(await page.locator('.rules th .severity').evaluateAll((all) => all.map((one) => one.className)), ['severity error', 'severity warning']);
  await page.click('.finding[data-rule="omission"] .rule a');
  await settled(page);
  assert.equal(await hash(page), '#about-omission');
  const visible = await page.locator('#about-omission').boundingBox();
  assert.ok(visible.y >= 0 && visible.y < 900, 'the explanation is in view');
  assert.ok((await page.textContent('#about-omission p:nth-of-type(2)')).length > 60);
  const rules = await page.locator('.explanations article').evaluateAll((all) => all.map((one) => one.id));
  assert.deepEqual(rules, ['about-number-mismatch', 'about-omission', 'about-term-deprecated'], 'only rules that found something');

  // the filter, and counts that follow it
  for (const [filter, counted, beads, findings] of [
    ['rule=omission', wording.omission, 1, 1],
    ['severity=error', wording.errors, 2, 2],
    ['q=autocritica', wording.searched, 4, 0],
    ['only=1', wording.only, 3, 3],
    ['q=nowhere', wording.nowhere, 0, 0],
  ]) {
    await page.goto(`${address}#${filter}`);
    await settled(page);
    assert.equal(await count(page), counted);
    assert.deepEqual([await shown(page, '.bead'), await shown(page, '.finding')], [beads, findings], filter);
  }
  await page.goto(`${address}#rule=omission`);
  await settled(page);
  assert.equal(await page.textContent('.rules [data-count="error"]'), '0');
  assert.equal(await page.textContent('.rules [data-count="omission"]'), '1');
  assert.equal(await page.textContent('[data-severity="error"] .number'), '0');

  // j and k change the address, which leads back also after another run
  await page.goto(`${address}#`);
  await page.reload();
  await page.keyboard.press('j');
  const first = await hash(page);
  await page.keyboard.press('j');
  const second = await hash(page);
  assert.match(second, /^#d[0-9a-f]{6}-[0-9a-f]{6}-number-mismatch$/);
  await page.keyboard.press('k');
  assert.equal(await hash(page), first);
  const later = await opened(address + second);
  await settled(later);
  assert.ok(await later.locator('.finding:focus').isVisible());
  assert.equal(await later.locator('.finding:focus').getAttribute('data-rule'), 'number-mismatch');
  await later.close();

  // decisions are saved in the words of the page, and in the form that the program reads
  await page.locator('.deciding .decide').first().click();
  assert.equal(await page.textContent('#save'), wording.save);
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('#save')]);
  const saved = JSON.parse(fs.readFileSync(await download.path()));
  assert.equal(saved.documents[0].beads[0].status, 'confirmed');
  await page.close();
};

const issue = async (address) => {
  // what it costs the page, however busy the machine is with other things
  const costs = [];
  let load = Infinity;
  for (let time = 0; time < 5; time += 1) {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    await page.goto(address);
    const loaded = await page.evaluate(() => new Promise((done) => {
      requestAnimationFrame(() => setTimeout(() => done(performance.getEntriesByType('navigation')[0].loadEventEnd)));
    }));
    load = Math.min(load, loaded);
    const { metrics } = await session.send('Performance.getMetrics');
    costs.push(1000 * metrics.find(({ name }) => name === 'TaskDuration').value);
    await page.close();
  }
  const cost = Math.min(...costs);
  const size = (fs.statSync(address.slice(7)).size / 1e6).toFixed(2);
  console.log(`forty documents, ${size} MB: ${Math.round(cost)} ms of work to load and show, loaded after ${Math.round(load)} ms`);
  assert.ok(cost < 500, `${costs} ms`);

  const page = await opened(address);
  await accessible(page, 'forty documents');
  const list = page.locator('#documents li');
  assert.equal(await list.count(), 40);
  assert.equal(await list.first().locator('bdi').textContent(), '01.txt', 'without the folder that all share');
  assert.match(await list.first().textContent(), /pilot trial in ward 1/, 'the title of the article');
  // the list leads to a document, whose name stays in sight below the filter
  await list.nth(11).locator('a').click();
  await settled(page);
  const isRead = async (number) => {
    await settled(page);
    const name = page.locator('.document h2').nth(number - 1);
    const bar = await page.locator('.filter').boundingBox();
    const { y, height } = await name.boundingBox();
    assert.ok(Math.abs(y - bar.height) < 3 && height > 20, `the name of ${number} is at ${y}, below ${bar.height}`);
    assert.equal(await page.locator('#documents [aria-current]').count(), 1);
    assert.equal(await list.nth(number - 1).locator('[aria-current]').count(), 1, `${number} is marked in the list`);
  };
  await isRead(12);
  await page.mouse.move(900, 500);
  await page.mouse.wheel(0, 300);
  await isRead(12);
  const before = await hash(page);
  await page.keyboard.press('n');
  await isRead(13);
  assert.notEqual(await hash(page), before);
  await page.keyboard.press('n');
  await page.keyboard.press('p');
  await isRead(13);
  await clickInPlace(page, '#document-after');
  await isRead(14);
  await clickInPlace(page, '#document-before');
  await isRead(13);
  // counts follow the filter, also in the list and the table
  await page.selectOption('#rule', 'double-space');
  await settled(page);
  const tallies = await page.locator('#documents .tally [data-count="warning"]').allTextContents();
  assert.equal(tallies.filter((one) => one === '1').length, 8);
  assert.equal(await page.locator('.overview td.warning:text-is("1")').count(), 8);
  assert.equal(await page.textContent('.rules [data-count="double-space"]'), '8');
  await page.keyboard.press('Escape');
  // a document does not matter to the address of another
  await page.close();
  const one = check('one.html', path.join(folder, '07.txt'));
  const ids = async (address) => {
    const page = await opened(address);
    const ids = await page.locator('.bead').evaluateAll((all) => all.map((bead) => bead.id));
    await page.close();
    return ids;
  };
  const [alone, together] = [await ids(one), await ids(address)];
  assert.ok(alone.every((id) => together.includes(id)));
  assert.equal(new Set(together).size, together.length);
};

const narrow = async (address) => {
  for (const width of [360, 390, 900, 1199]) {
    const page = await opened(address, { width, height: 844 });
    await accessible(page, `${width} wide`);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${width}: nothing beyond the margin`);
    const { height } = await page.locator('.filter').boundingBox();
    assert.ok(height < 60, `${width}: one line of buttons, not ${height}`);
    assert.ok(!await page.locator('#documents').isVisible());
    await page.click('#list');
    assert.ok(await page.locator('#documents').isVisible());
    await page.locator('#documents a').nth(2).click();
    assert.ok(!await page.locator('#documents').isVisible(), 'the list goes once it has led somewhere');
    await settled(page);
    await page.click('#narrow');
    await page.click('#only');
    await accessible(page, `${width} wide, choices unfolded`);
    assert.equal(await page.getAttribute('#only', 'aria-pressed'), 'true');
    await page.close();
  }
};

const oddities = async (address) => {
  const page = await opened(address);
  assert.equal(await page.title(), '</script><b> · cotejo');
  assert.equal(await page.locator('img, main b').count(), 0, 'a text became markup');
  const ids = await page.locator('[id]').evaluateAll((all) => all.map((one) => one.id));
  assert.equal(new Set(ids).size, ids.length, 'beads of the same texts have addresses of their own');
  // alike infos are one line until one of them is wanted
  const alike = page.locator('.alike').first();
  assert.ok(await alike.count() > 0, 'infos of one rule are folded');
  assert.ok(!await alike.locator('.finding').first().isVisible());
  const severities = await page.locator('.bead:first-child .finding').evaluateAll((all) => all.map((one) => one.dataset.severity));
  const rank = ['error', 'warning', 'info'];
  assert.deepEqual(severities, [...severities].sort((a, b) => rank.indexOf(a) - rank.indexOf(b)), 'errors come first');
  await page.goto(`${address}#${await alike.locator('.finding').first().getAttribute('id')}`);
  await settled(page);
  assert.ok(await alike.locator('.finding').first().isVisible());
  await accessible(page, 'odd texts');
  await page.close();
};

// On paper: all documents, one after another, without what only a screen needs
const print = async (address, most) => {
  const page = await opened(address);
  await page.emulateMedia({ media: 'print' });
  for (const gone of ['.filter', '#documents', '.decide']) assert.ok(!await page.locator(gone).first().isVisible(), gone);
  assert.equal(await page.locator('.document h2').first().evaluate((name) => getComputedStyle(name).position), 'static');
  const pdf = String(await page.pdf({ preferCSSPageSize: true, format: 'A4' }));
  const pages = pdf.match(/\/Type\s*\/Page\b/g).length;
  assert.ok(pages <= most, `${pages} pages of paper, not ${most}`);
  await page.close();
};

const sampleAddress = check('sample.html', article);
const issueAddress = check('issue.html', folder);
await sample(sampleAddress, {
  language: 'en', english: 'English', all: '3 findings in 10 beads', omission: '1 finding in 1 of 10 beads', errors: '2 findings in 2 of 10 beads',
  searched: '0 findings in 4 of 10 beads', only: '3 findings in 3 of 10 beads', nowhere: '0 findings in 0 of 10 beads',
  made: /Date\s*2025-10-09 08:53 UTC[^]*English → Spanish[^]*Glossaries\s*the one that ships[^]*Configuration\s*none[^]*cotejo \d/, save: 'Save decisions (1)',
});
await sample(check('sample.es.html', article, '--ui', 'es'), {
  language: 'es', english: 'inglés', all: '3 hallazgos en 10 correspondencias', omission: '1 hallazgo en 1 de 10 correspondencias',
  errors: '2 hallazgos en 2 de 10 correspondencias', searched: '0 hallazgos en 4 de 10 correspondencias', only: '3 hallazgos en 3 de 10 correspondencias',
  nowhere: '0 hallazgos en 0 de 10 correspondencias',
  made: /Fecha\s*2025-10-09 08:53 UTC[^]*inglés → español[^]*Glosarios\s*el que viene con el programa[^]*Configuración\s*ninguna[^]*cotejo \d/, save: 'Guardar decisiones (1)',
});
await issue(issueAddress);
const few = ['01', '02', '05'].map((name) => path.join(folder, `${name}.txt`));
await narrow(check('few.html', ...few));
await narrow(check('few.es.html', ...few, '--ui', 'es'));
await oddities(check('odd.html', path.join(work, 'odd.jsonl'), '--rule', 'double-space=info'));
await print(sampleAddress, 3);
await print(issueAddress, 50);
if (shots) {
  for (const [name, address] of [['sample', sampleAddress], ['issue', issueAddress]]) {
    for (const width of [390, 900, 1440]) {
      for (const colorScheme of ['light', 'dark']) {
        const page = await opened(address, { width, colorScheme });
        await page.screenshot({ path: path.join(shots, `${name}-${width}-${colorScheme}.png`) });
        await page.keyboard.press('j');
        await page.keyboard.press('j');
        await settled(page);
        await page.screenshot({ path: path.join(shots, `${name}-${width}-${colorScheme}-finding.png`) });
        await page.close();
      }
    }
  }
}
await browser.close();
