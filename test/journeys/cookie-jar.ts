import assert from 'node:assert/strict';

/** A browser without pages: keeps cookies by host and port, follows no redirect of itself. */
export class CookieJar {
  readonly #cookies = new Map<string, Map<string, string>>();

  value(name: string): string | undefined {
    return [...this.#cookies.values()].map((each) => each.get(name)).find((found) => found);
  }

  set(address: URL, name: string, value: string): void {
    const own = this.#cookies.get(address.host) ?? new Map<string, string>();
    this.#cookies.set(address.host, own.set(name, value));
  }

  get(url: string): Promise<Response> {
    return this.#send(url, { method: 'GET' });
  }

  post(url: string, form: Readonly<Record<string, string>>): Promise<Response> {
    return this.#send(url, { method: 'POST', body: new URLSearchParams(form) });
  }

  /** The token of the form on a page. */
  async formToken(url: string): Promise<string> {
    const [, token] = /name="_csrf" value="([^"]+)"/.exec(await (await this.get(url)).text()) ?? [];
    assert.ok(token !== undefined, `a form at ${url}`);
    return token;
  }

  /** Signs in as one of the made-up staff; `location` is where that led. */
  async signIn(pages: URL, who: string, to?: string): Promise<{ readonly location: string }> {
    const query = to === undefined ? '' : `?to=${encodeURIComponent(to)}`;
    let at = new URL(`/sign-in/begin${query}`, pages).href;
    for (let steps = 0; steps < 10; steps++) {
      const chooses = /\/interaction\/[\w-]+$/.test(new URL(at).pathname) && steps < 4;
      const answer = chooses ? await this.post(`${at}/${who}`, {}) : await this.get(at);
      const location = answer.headers.get('location');
      assert.ok(location !== null, `${at} leads on (${answer.status})`);
      const was = at;
      at = new URL(location, at).href;
      if (new URL(was).pathname === '/signed-in') return { location };
    }
    throw new Error('The sign-in leads in circles');
  }

  async #send(url: string, init: RequestInit): Promise<Response> {
    const { host } = new URL(url);
    const own = this.#cookies.get(host) ?? new Map<string, string>();
    const cookie = [...own].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: cookie === '' ? {} : { cookie },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') own.delete(name);
      else own.set(name, value);
    }
    this.#cookies.set(host, own);
    return answer;
  }
}
