// The words of the page, in the language of the browser or the one that was chosen.

import { server } from '/server.js';
import { setting } from '/settings.js';

const LANGUAGES = ['en', 'es'];
let catalogue = {};

export const chosen = () => {
  const wanted = [setting('language'), ...navigator.languages.map((tag) => tag.split('-')[0])];
  return wanted.find((language) => LANGUAGES.includes(language)) ?? 'en';
};

export const load = async (language) => {
  catalogue = await server.file(`/${language}.json`);
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll('[data-text]')) element.textContent = text(element.dataset.text);
  for (const element of document.querySelectorAll('[data-label]')) element.setAttribute('aria-label', text(element.dataset.label));
  for (const element of document.querySelectorAll('[data-placeholder]')) element.placeholder = text(element.dataset.placeholder);
};

// `{name}` stands for a value; of `one|many` the first is for 1 of `count`
export const text = (key, values = {}) => {
  const forms = (catalogue[key] ?? key).split('|');
  const form = forms.length > 1 && values.count !== 1 ? forms[1] : forms[0];
  return form.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
};
