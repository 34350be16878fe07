// The office's HTTP API. A call ends with its answer, or with a Problem: its sentence is what to show.

export class Problem extends Error {
  constructor(code, sentence, status) {
    super(sentence);
    this.code = code;
    this.status = status;
  }
}

async function json(path, options = {}) {
  let response;
  try {
    response = await fetch(path, { cache: 'no-store', headers: { Accept: 'application/json, application/problem+json' }, signal: AbortSignal.timeout(60000), ...options });
  } catch {
    throw new Problem('OUTAGE', 'The city office cannot be reached from here; check that it runs (./commonway status).', 0);
  }
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Problem(body.code ?? `HTTP_${response.status}`, body.detail ?? `The office answered ${response.status}.`, response.status);
  return body;
}

export const api = {
  months: () => json('api/months'),
  gateways: () => json('api/gateways'),
  access: () => json('api/access'),
  verify: (id) => json(`api/gateways/${id}/verification`, { method: 'POST' }),
  table: (month, name, view) => json(`api/months/${month}/${name}?view=${view}`),
};
