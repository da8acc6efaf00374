// Drives the page of `cotejo review`: node review.mjs COTEJO BROWSER ARTICLE FOLDER

import axe from 'axe-core';
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';

const [cotejo, executablePath, article, work] = process.argv.slice(2);
const shots = process.env.COTEJO_SCREENSHOTS;

// Five documents: each a pair of texts, some with a sentence that the other side lacks
const FIVE = [
  ['The river rose in May. Two bridges were closed. Nobody was hurt.', 'El río creció en mayo. Se cerraron dos puentes. Nadie resultó herido.'],
  ['We planted 40 trees. Half of them died. The rest bloomed in the second year.', 'Plantamos 40 árboles. La mitad murió. El resto floreció en el segundo año.'],
  ['Bees avoid the wind. They fly low.', 'Las abejas evitan el viento. Vuelan bajo. Así ahorran energía.'],
  ['The choir sang twice. The hall was full.', 'El coro cantó dos veces. La sala estaba llena.'],
  ['Salt was dear & <b>rare</b> then. Ships brought it from the south. Each port had a tax.', 'La sal era cara y <b>rara</b> entonces. Los barcos la traían del sur. Cada puerto tenía un impuesto.'],
];

const browser = await chromium.launch({
  executablePath,
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

const start = async (...args) => {
  const process = spawn(cotejo, ['review', '--no-open', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise((resolve) => { process.on('exit', resolve); });
  let said = '';
  process.stderr.on('data', (data) => { said += data; });
  const address = await new Promise((resolve, reject) => {
    process.stdout.once('data', (data) => resolve(String(data).trim()));
    ended.then(() => reject(new Error(said)));
  });
  return { process, address, ended, said: () => said };
};

const opened = async (context, address) => {
  const page = await context.newPage();
  page.on('console', (message) => { if (['error', 'warning'].includes(message.type()) && !/status of 4\d\d/.test(message.text())) throw new Error(message.text()); });
  page.on('pageerror', (error) => { throw error; });
  await page.goto(address);
  await page.waitForSelector('[data-ready]');
  return page;
};

const press = async (page, ...keys) => { for (const key of keys) await page.keyboard.press(key); };
const revision = (page) => page.getAttribute('body', 'data-revision').then(Number);
const changes = async (page, what) => {
  const before = await revision(page);
  await what();
  await page.waitForFunction((old) => Number(document.body.dataset.revision) > old, before);
};
const goTo = async (page, bead, side) => {
  await press(page, 'Home');
  await press(page, ...Array(bead - 1).fill('ArrowDown'));
  await press(page, 'ArrowLeft', 'ArrowLeft', ...(side === 'target' ? ['ArrowRight'] : []));
};
const accessible = async (page, where) => {
  const found = await page.evaluate(`${axe.source}; axe.run()`);
  assert.deepEqual(found.violations.map(({ id, nodes }) => `${where}: ${id} ${nodes[0].html}`), []);
};
const shot = async (page, name) => { if (shots) await page.screenshot({ path: path.join(shots, `${name}.png`) }); };

// The sample, each operation by keyboard: the keys, and what is in the file after them
const sample = async () => {
  const dir = path.join(work, 'sample');
  fs.mkdirSync(dir);
  fs.copyFileSync(article, path.join(dir, 'article.txt'));
  const file = path.join(dir, 'article.cotejo.json');
  const saved = () => JSON.parse(fs.readFileSync(file));
  const state = () => { const { source, target, alignment } = saved(); return JSON.stringify([source, target, alignment]); };
  const review = await start(path.join(dir, 'article.txt'), '-o', dir);
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
  let page = await opened(context, review.address);
  await accessible(page, 'start');
  await shot(page, 'light');
  const cases = [
    ['confirm', 1, 'target', ['Enter']],
    ['confirm', 2, 'target', ['c']],
    ['note', 2, 'target', ['t', ...'seen', 'Enter']],
    ['merge', 3, 'target', ['m']],
    ['split', 7, 'source', ['s', 'Enter']],
    ['move', 7, 'source', ['u']],
    ['move', 7, 'source', ['d']],
    ['unlink', 4, 'target', ['x']],
    ['split-segment', 4, 'source', ['b', 'Enter']],
    ['join-segments', 2, 'source', ['g']],
    ['edit', 4, 'target', ['e', ...' Bien  bien.', 'Enter']],
    ['realign', 4, 'target', ['r']],
    ['fix', 4, 'target', ['f', 'w'], '.current [data-action="fix"]'],
  ];
  for (const [name, bead, side, keys, wait] of cases) {
    await goTo(page, bead, side);
    if (wait) await page.waitForSelector(wait);
    const before = fs.existsSync(file) ? state() : null;
    await changes(page, () => press(page, ...keys));
    const last = saved().history.operations.at(-1);
    assert.equal(last.do, name);
    assert.match(last.time, /^\d{4}-\d\d-\d\dT/);
    const after = state();
    await changes(page, () => press(page, 'z'));
    if (before) assert.equal(state(), before, `${name} undone`);
    await changes(page, () => press(page, 'y'));
    assert.equal(state(), after, `${name} redone`);
    // each begins with the text as it was, but for what does not count beads anew
    if (!['confirm', 'note', 'edit', 'fix', 'realign'].includes(name)) await changes(page, () => press(page, 'z'));
  }
  // what stands apart is linked: the two halves of a bead
  await goTo(page, 4, 'target');
  await changes(page, () => press(page, 'x'));
  await changes(page, () => press(page, 'l', 'ArrowDown', 'l'));
  assert.equal(saved().history.operations.at(-1).do, 'link');

  await goTo(page, 3, 'target');
  await press(page, 'f', 'i');
  await changes(page, () => press(page, ...'as agreed', 'Enter'));
  assert.match(fs.readFileSync(path.join(dir, 'cotejo.toml'), 'utf8'), /\[\[suppress\]\]\nrule = "term-deprecated"[^]*reason = "as agreed"/);

  await press(page, '?');
  await accessible(page, 'keys');
  await shot(page, 'keys');
  await page.click('[data-key-of="merge"]');
  await press(page, 'M', 'Escape');
  await goTo(page, 8, 'target');
  await changes(page, () => press(page, 'M'));
  await changes(page, () => press(page, 'z'));
  await press(page, 's');
  await accessible(page, 'split');
  await press(page, 'Escape', 'b');
  await accessible(page, 'sentence');
  await press(page, 'Escape');

  await press(page, '/', ...'autocritica');
  await page.waitForFunction(() => document.querySelectorAll('.bead').length < 10);
  await press(page, 'Enter');
  await page.waitForFunction(() => location.hash.includes('q=autocritica'));
  const place = page.url();

  const second = await opened(context, place);
  assert.equal(await second.inputValue('#query'), 'autocritica');
  assert.equal(await second.isVisible('#read-only'), true);
  await press(second, 'm');
  await second.close();
  await page.close();

  // closed and opened again
  page = await opened(context, place.split('#')[0]);
  assert.equal(await page.isVisible('#read-only'), false);
  assert.match(await page.textContent('#grid'), /Bien/);
  // colours are looked at once they stand
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await accessible(page, 'dark');
  await shot(page, 'dark');
  await page.setViewportSize({ width: 390, height: 844 });
  await accessible(page, 'phone');
  await shot(page, 'phone');
  await page.selectOption('#language', 'es');
  await page.waitForSelector('text=Deshacer');
  assert.equal(await page.textContent('.languages .source'), 'inglés');
  await page.waitForFunction(() => {
    const messages = [...document.querySelectorAll('.finding .message')].map((message) => message.textContent);
    return messages.every((message) => !message.includes('“'));
  });
  // terms are marked in every bead, each in the colour of its concept on both sides
  const colours = (side) => page.$$eval(`.${side} .term:not(.alone)`, (all) => [...new Set(all.map((term) => term.className.split(' ')[1]))].sort());
  assert.ok((await colours('source')).length > 1);
  assert.deepEqual(await colours('source'), await colours('target'));
  await shot(page, 'spanish');
  await page.focus('#grid [tabindex="0"]');
  await press(page, 'Q');
  await review.ended;
  assert.match(review.said(), /wrote .*article\.tmx/);
  assert.match(fs.readFileSync(path.join(dir, 'article.tmx'), 'utf8'), /Bien bien\.<\/seg>|Bien\.<\/seg>/);

  // another review, at another port, knows what was chosen
  const later = await start(path.join(dir, 'article.txt'), '-o', dir);
  assert.notEqual(new URL(later.address).port, new URL(review.address).port);
  page = await opened(context, later.address);
  assert.equal(await page.getAttribute('html', 'lang'), 'es');
  await press(page, '?');
  assert.equal(await page.textContent('dd:has([data-key-of="merge"]) kbd'), 'M');
  await press(page, 'Escape', 'Q');
  await later.ended;
};

// Five documents, with a list of them
const five = async () => {
  const dir = path.join(work, 'five');
  const out = path.join(work, 'out');
  fs.mkdirSync(dir);
  FIVE.forEach((pair, at) => ['en', 'es'].forEach((language, side) => fs.writeFileSync(path.join(dir, `text${at + 1}.${language}.txt`), `${pair[side]}\n`)));
  const review = await start(dir, '-o', out, '--no-config');
  const context = await browser.newContext({ viewport: { width: 1200, height: 800 }, locale: 'es-MX' });
  const page = await opened(context, review.address);
  assert.equal(await page.getAttribute('html', 'lang'), 'es');
  for (let number = 1; number <= 5; number += 1) {
    if (number > 1) {
      await press(page, 'h');
      await page.waitForSelector('dialog');
      if (number === 2) {
        await accessible(page, 'documents');
        await shot(page, 'documents');
      }
      await press(page, 'ArrowDown', 'Enter');
      await page.waitForFunction((text) => document.getElementById('name').textContent.includes(text), `text${number}`);
    }
    // each bead is confirmed with one key
    const beads = await page.evaluate(() => Number(document.getElementById('grid').getAttribute('aria-rowcount')));
    await press(page, 'Home');
    for (let bead = 0; bead < beads; bead += 1) await changes(page, () => press(page, 'Enter'));
  }
  assert.match(await page.textContent('#grid'), /cara y <b>rara<\/b>/);
  await press(page, 'Q');
  await review.ended;
  const files = fs.readdirSync(out).filter((name) => name.endsWith('.cotejo.json'));
  assert.equal(files.length, 5);
  for (const name of files) {
    const beads = JSON.parse(fs.readFileSync(path.join(out, name))).alignment;
    assert.ok(beads.every((bead) => bead.status === 'confirmed'), name);
    assert.ok(fs.existsSync(path.join(out, name.replace('.cotejo.json', '.tmx'))));
  }
};

// What a memory has that is like the source of the bead, beside it
const remembered = async () => {
  const dir = path.join(work, 'remembered');
  fs.mkdirSync(dir);
  const [en, es] = FIVE[1];
  fs.writeFileSync(path.join(dir, 'new.en.txt'), `${en}\n`);
  fs.writeFileSync(path.join(dir, 'new.es.txt'), `${es}\n`);
  fs.writeFileSync(path.join(dir, 'old.csv'), 'id,en,es\n1,We planted 30 trees.,Sembramos 30 árboles.\n2,Half of them died.,La mitad murió.\n');
  const imported = spawnSync(cotejo, ['memory', 'import', 'm.tm', 'old.csv'], { cwd: dir, encoding: 'utf8' });
  assert.equal(imported.status, 0, imported.stderr);
  const review = await start(path.join(dir, 'new.en.txt'), path.join(dir, 'new.es.txt'), '-o', dir, '--no-config', '--memory', path.join(dir, 'm.tm'));
  const context = await browser.newContext({ viewport: { width: 1200, height: 800 }, locale: 'en-GB' });
  const page = await opened(context, review.address);
  const shown = async () => (await page.textContent('.current .match')).replace(/\s+/g, ' ').trim();
  await page.waitForSelector('.current .match');
  assert.match(await shown(), /^75 % old\.csvWe planted (30|40)(40|30) trees\.Sembramos 40 árboles\.$/);
  assert.deepEqual([await page.textContent('.match del'), await page.textContent('.match ins')], ['30', '40']);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await accessible(page, 'memory');
  await shot(page, 'memory');
  await press(page, 'ArrowDown');
  await page.waitForFunction(() => document.querySelector('.current .match')?.textContent.includes('100 %'));
  await press(page, 'ArrowDown');
  await page.waitForFunction(() => document.querySelector('.current')?.textContent.includes('bloomed') && !document.querySelector('.match'));
  await press(page, 'Q');
  await review.ended;
};

// The report without a server: decisions are saved as a file, and applied
const report = async () => {
  const dir = path.join(work, 'report');
  fs.mkdirSync(dir);
  fs.copyFileSync(article, path.join(dir, 'article.txt'));
  const run = (...args) => spawnSync(cotejo, args, { cwd: dir, encoding: 'utf8' });
  run('run', 'article.txt', '--report', 'report.html');
  const page = await (await browser.newContext({ acceptDownloads: true })).newPage();
  await page.goto(`file://${dir}/report.html`);
  await page.click('[aria-label="Confirm bead 2"]');
  await page.click('[aria-label="Comment on bead 2"]');
  await press(page, ...'good', 'Tab', 'Enter');
  await page.click('[aria-label="Ignore this finding of term-deprecated"]');
  await press(page, ...'as agreed', 'Tab', 'Enter');
  await accessible(page, 'report');
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('#save')]);
  await download.saveAs(path.join(dir, 'decisions.json'));
  const applied = run('review', 'article.txt', '--apply', 'decisions.json');
  assert.equal(applied.status, 0, applied.stderr);
  const [, bead] = JSON.parse(fs.readFileSync(path.join(dir, 'article.cotejo.json'))).alignment;
  assert.deepEqual([bead.status, bead.note], ['confirmed', 'good']);
  assert.match(fs.readFileSync(path.join(dir, 'cotejo.toml'), 'utf8'), /reason = "as agreed"/);
};

await report();
await sample();
await five();
await remembered();
await browser.close();
console.log('alignments can be corrected on the page');
