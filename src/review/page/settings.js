// What a person chose, kept by the browser. Each review has a port of its own, and only cookies are the same for all ports.

const YEAR = 365 * 24 * 3600;
const before = (name) => `cotejo-review-${name}=`;

export const setting = (name) => {
  const found = document.cookie.split('; ').find((cookie) => cookie.startsWith(before(name)));
  return found && decodeURIComponent(found.slice(before(name).length));
};

const keep = (name, value, seconds) => {
  document.cookie = `${before(name)}${encodeURIComponent(value)}; Path=/; Max-Age=${seconds}; SameSite=Strict`;
};
export const choose = (name, value) => keep(name, value, YEAR);
export const forget = (name) => keep(name, '', 0);
