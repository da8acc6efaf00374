// What is asked of the server. Each page has a name of its own, by which the server knows which of them may write.

export const page = crypto.randomUUID();

export class Refused extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

const ask = async (path, options) => {
  let answer;
  try {
    answer = await fetch(path, { credentials: 'same-origin', ...options });
  } catch {
    throw new Refused(0, '');
  }
  const text = await answer.text();
  let content;
  try {
    content = JSON.parse(text);
  } catch {
    content = { error: text };
  }
  if (!answer.ok) throw new Refused(answer.status, content.error);
  return content;
};

const post = (path, body, options = {}) => ask(path, {
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({ page, ...body }),
  ...options,
});

export const server = {
  file: (path) => ask(path),
  documents: () => ask('/api/documents'),
  document: (id) => ask(`/api/documents/${id}`),
  findings: (id, language) => ask(`/api/documents/${id}/findings?language=${language}`),
  words: (id, bead) => ask(`/api/documents/${id}/words?bead=${bead}`),
  matches: (id, bead) => ask(`/api/documents/${id}/matches?bead=${bead}`),
  operate: (id, revision, operation) => post(`/api/documents/${id}/operations`, { revision, operation }),
  realign: (id, revision) => post(`/api/documents/${id}/realign`, { revision }),
  settle: (id, revision, key, decision, reason) => post(`/api/documents/${id}/findings`, { revision, key, decision, reason }),
  here: () => post('/api/page', {}),
  leave: () => post('/api/page', { leaving: true }, { keepalive: true }),
  quit: () => post('/api/quit', {}),
};
