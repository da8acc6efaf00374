// Rows that are made as they come into view. Heights of rows that were never seen are guessed.

const AROUND = 800; // pixels above and below the view for which rows are made

export class Grid {
  constructor(element, rows, make) {
    Object.assign(this, { element, rows, make, items: [], heights: new Map(), made: new Map(), guess: 90, from: 0, to: 0 });
    rows.style.overflowAnchor = 'none';
    addEventListener('scroll', () => this.later(), { passive: true });
    addEventListener('resize', () => { this.heights.clear(); this.later(); });
  }

  later() {
    if (this.waits) return;
    this.waits = requestAnimationFrame(() => {
      this.waits = 0;
      this.draw();
    });
  }

  height(item) { return this.heights.get(item) ?? this.guess; }

  // Shows other items; those whose rows are out of date are made anew, and `kept` stays where it is on the screen
  show(items, kept) {
    const before = this.made.get(kept)?.getBoundingClientRect().top;
    this.items = items;
    this.places = new Map(items.map((item, place) => [item, place]));
    for (const row of this.made.values()) row.remove();
    this.made.clear();
    this.element.setAttribute('aria-rowcount', items.length);
    this.draw();
    if (before === undefined || !this.places.has(kept)) return;
    this.reveal(kept);
    const after = this.made.get(kept)?.getBoundingClientRect().top;
    if (after !== undefined) scrollBy(0, after - before);
    this.draw();
  }

  // Makes the row of one item anew
  renew(item) {
    const old = this.made.get(item);
    if (!old) return;
    const row = this.row(item);
    old.replaceWith(row);
    this.made.set(item, row);
    this.heights.set(item, row.offsetHeight);
  }

  row(item) {
    const row = this.make(item);
    row.setAttribute('aria-rowindex', this.places.get(item) + 1);
    return row;
  }

  top(place) {
    let top = 0;
    for (let at = 0; at < place; at += 1) top += this.height(this.items[at]);
    return top;
  }

  draw() {
    const start = this.element.getBoundingClientRect().top + scrollY;
    const [above, below] = [scrollY - start - AROUND, scrollY - start + innerHeight + AROUND];
    let [place, top] = [0, 0];
    while (place < this.items.length && top + this.height(this.items[place]) < above) top += this.height(this.items[place++]);
    const from = place;
    const padding = top;
    while (place < this.items.length && top < below) top += this.height(this.items[place++]);
    this.place(from, place, padding);
  }

  place(from, to, padding) {
    const wanted = new Set(this.items.slice(from, to));
    const focused = document.activeElement?.closest?.('[role="row"]');
    for (const [item, row] of this.made) {
      if (wanted.has(item)) continue;
      if (row === focused) this.element.focus({ preventScroll: true });
      row.remove();
      this.made.delete(item);
    }
    let next = this.rows.firstChild;
    for (const item of wanted) {
      let row = this.made.get(item);
      if (!row) {
        row = this.row(item);
        this.made.set(item, row);
      }
      if (row === next) next = next.nextSibling;
      else this.rows.insertBefore(row, next);
    }
    let rest = 0;
    for (let at = to; at < this.items.length; at += 1) rest += this.height(this.items[at]);
    this.rows.style.paddingTop = `${padding}px`;
    this.rows.style.paddingBottom = `${rest}px`;
    // what was guessed above the view must not move what is in it
    let moved = 0;
    const view = this.element.getBoundingClientRect().top + padding;
    let top = view;
    for (const item of wanted) {
      const height = this.made.get(item).offsetHeight;
      if (top < 0 && this.heights.has(item) === false) moved += height - this.guess;
      top += height;
      this.heights.set(item, height);
    }
    if (this.heights.size > 20 && !this.guessed) {
      this.guessed = true;
      this.guess = [...this.heights.values()].reduce((sum, height) => sum + height, 0) / this.heights.size;
    }
    if (Math.abs(moved) > 1) scrollBy(0, moved);
  }

  // Brings an item into the view
  reveal(item) {
    const place = this.places.get(item);
    if (place === undefined) return;
    const bar = document.querySelector('.filter').getBoundingClientRect();
    const [above, below] = [Math.max(bar.bottom, 0) + 8, innerHeight - document.querySelector('.actions').offsetHeight - 8];
    for (let tries = 0; tries < 3; tries += 1) {
      const row = this.made.get(item);
      const start = this.element.getBoundingClientRect().top;
      const rect = row?.getBoundingClientRect();
      const top = rect?.top ?? start + this.top(place);
      const bottom = rect?.bottom ?? top + this.height(item);
      if (top < above) scrollBy(0, top - above - (row ? 0 : 60));
      else if (bottom > below) scrollBy(0, Math.min(bottom - below, top - above) + (row ? 0 : 60));
      else if (row) return;
      this.draw();
    }
  }
}
