// What the test calls in the page. Nothing here is trusted to the chat: it looks at the drawn elements themselves.
window.hits = 0;
window.hit = () => window.hits++;

window.check = {
  /** Every element below, into shadow roots, as `name[attributes]` in order; links and mentions are looked at on their own. */
  census(root, problems) {
    const out = [];
    for (const element of root.querySelectorAll('*')) {
      const attributes = [...element.attributes].map(({ name }) => name).sort();
      if (element.matches('.text a')) this.link(element, problems);
      else if (element.matches('.text .mention')) this.mention(element, problems);
      else out.push(`${element.localName}[${attributes}]`);
      if (element.shadowRoot) out.push('(', ...this.census(element.shadowRoot, problems), ')');
    }
    return out;
  },

  link(element, problems) {
    const attributes = [...element.attributes].map(({ name }) => name).sort().join();
    const { protocol, username, host } = new URL(element.href);
    const isFine =
      attributes === 'data-testid,href,part,rel,target' &&
      element.rel === 'noopener noreferrer nofollow' &&
      element.target === '_blank' &&
      /^https?:$/.test(protocol) &&
      username === '' &&
      element.textContent.toLowerCase().includes(host.replace(/^xn--.*/, '')) &&
      element.childElementCount === 0;
    if (!isFine) problems.push(`link ${element.outerHTML}`);
  },

  mention(element, problems) {
    const attributes = [...element.attributes].map(({ name }) => name).sort().join();
    const isFine =
      attributes === 'class,data-testid,part' &&
      /^mention( self)? ?$/.test(element.className.trim()) &&
      element.textContent.startsWith('@') &&
      element.childElementCount === 0;
    if (!isFine) problems.push(`mention ${element.outerHTML}`);
  },

  /** The page around the chat, and what a script could have left. */
  surroundings() {
    const light = [...document.querySelectorAll('*')].map((e) => `${e.localName}[${[...e.attributes].map((a) => a.name)}]`);
    return JSON.stringify([light, Object.keys(window).sort(), Object.getOwnPropertyNames(Object.prototype), document.title]);
  },

  /** Pages through all messages and compares each one drawn with what the server holds: `[seq, text, name, badges, parent]`. */
  async room(expected) {
    const bySeq = new Map(expected.map((row) => [String(row[0]), row]));
    const chat = document.querySelector('frontrow-chat');
    const list = chat.shadowRoot.querySelector('frontrow-message-list');
    const seen = new Set();
    const censuses = new Map();
    const problems = [];
    const counts = { links: 0, mentions: 0, replies: 0, most: 0 };
    const look = () => {
      const rows = [...list.shadowRoot.querySelectorAll('frontrow-message')];
      counts.most = Math.max(counts.most, rows.length);
      for (const row of rows) {
        if (seen.has(row.dataset.seq)) continue;
        const [, text, name, badges, parent] = bySeq.get(row.dataset.seq) ?? [];
        if (text === undefined) continue;
        if (parent) {
          const quote = row.shadowRoot.querySelector('frontrow-quote')?.shadowRoot;
          // Its answer may come with the next page.
          if (!quote?.querySelector('.name')) continue;
          const [, answered, author] = bySeq.get(String(parent));
          const excerpt = quote.querySelector('.excerpt').textContent;
          const isCut = excerpt.endsWith('…') && [...answered].length > 100;
          const same = isCut ? answered.startsWith(excerpt.slice(0, -1)) : excerpt === answered;
          if (!same || quote.querySelector('.name').textContent !== author) problems.push(`quote of ${parent}`);
          counts.replies++;
        }
        seen.add(row.dataset.seq);
        const shown = row.shadowRoot.querySelector('.text').textContent;
        if (shown !== text) problems.push(`text ${row.dataset.seq}: ${JSON.stringify([shown, text])}`);
        const who = row.shadowRoot.querySelector('.name').textContent;
        if (who !== name) problems.push(`name ${row.dataset.seq}: ${JSON.stringify([who, name])}`);
        const marks = [...row.shadowRoot.querySelectorAll('frontrow-badge')].map((b) => b.shadowRoot.textContent.trim());
        if (marks.join() !== badges.join()) problems.push(`badges ${row.dataset.seq}: ${marks}`);
        const kind = `${badges.length} badges, ${parent ? 'a reply' : 'no reply'}`;
        const census = this.census(row.shadowRoot, problems).join(' ');
        const harmless = censuses.get(kind) ?? censuses.set(kind, census).get(kind);
        if (census !== harmless) problems.push(`census ${row.dataset.seq} (${kind}): ${census} instead of ${harmless}`);
        counts.links += row.shadowRoot.querySelectorAll('.text a').length;
        counts.mentions += row.shadowRoot.querySelectorAll('.text .mention').length;
      }
    };
    // Older and older pages, as a reader's scrolling asks for them.
    const turn = () => new Promise((resolve) => setTimeout(resolve));
    // On a busy machine the next page may be here before this one is drawn: two at once are more than the list moves up.
    const drawn = async () => {
      while (list.messages[0]?.seq !== chat.client.snapshot.room.messages[0]?.seq) await turn();
      await list.updateComplete;
      await turn();
    };
    list.hold();
    look();
    // What is seen of one page was seen; without layout the other ones take a fraction of the time.
    const frame = document.getElementById('frame');
    frame.hidden = true;
    const deadline = performance.now() + 90_000;
    for (let more = true; more && problems.length < 20 && performance.now() < deadline; ) {
      more = chat.client.snapshot.room.older !== null;
      if (more) await chat.client.loadOlder();
      await drawn();
      look();
    }
    frame.hidden = false;
    return { seen: seen.size, kinds: censuses.size, ...counts, problems: problems.slice(0, 20) };
  },

  /** The element that tells of a sanction, with each of these as its reason. */
  async reasons(texts) {
    const problems = [];
    const element = document.createElement('frontrow-sanction');
    document.getElementById('frame').append(element);
    let harmless;
    for (const reason of ['Be kind', ...texts]) {
      element.sanction = { kind: 'mute', until: null, reason };
      await element.updateComplete;
      const census = this.census(element.shadowRoot, problems).join(' ');
      harmless ??= census;
      if (census !== harmless) problems.push(`census of reason ${reason}: ${census}`);
      if (!element.shadowRoot.textContent.includes(reason)) problems.push(`reason ${reason}`);
    }
    element.remove();
    return problems.slice(0, 20);
  },

  /** The text area with each of these in it, as if typed; nothing may be drawn but suggestions. */
  async drafts(texts) {
    const problems = [];
    const input = document.querySelector('frontrow-chat').shadowRoot.querySelector('frontrow-input');
    const area = input.shadowRoot.querySelector('textarea');
    const withoutSuggestions = (census) => census.replace(/^ul\[\](?: (?:li|span)\[\])+ /, '');
    let harmless;
    let open = 0;
    const type = (text) => {
      area.value = text;
      area.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    };
    // What makes suggestions is loaded with the first of these signs, and needs somebody to suggest.
    type('@');
    for (let n = 0; n < 500 && !input.shadowRoot.querySelector('ul'); n++) await new Promise((go) => setTimeout(go, 10));
    // Each as it is, and of some their beginning as the beginning of a name.
    const begun = texts.flatMap((one, n) => (n % 8 ? [one] : [one, `@${[...one].slice(0, 2).join('')}`]));
    for (const text of ['harmless', ...begun]) {
      type(text);
      const { value } = area; // As the text area has it, with line feeds only.
      await input.updateComplete;
      await input.updateComplete; // What is suggested makes it draw once more.
      if (area.value !== value && !/:[\w+-]+:/.test(value)) problems.push(`draft ${JSON.stringify([area.value, value])}`);
      if (input.shadowRoot.querySelector('ul')) open++;
      const census = withoutSuggestions(this.outline(input.shadowRoot));
      harmless ??= census;
      if (census !== harmless) problems.push(`census of draft ${text}: ${census} instead of ${harmless}`);
    }
    type('');
    return { open, problems: problems.slice(0, 20) };
  },

  /** Names of elements alone: attributes of a field come and go with its state. */
  outline(root) {
    return [...root.querySelectorAll('*')]
      .map((e) => `${e.localName}[${e.matches('div') ? [...e.attributes].map(({ name }) => name).sort() : ''}]`)
      .join(' ');
  },

  /** The search of the emoji picker, with each of these typed into it. */
  async searches(texts) {
    const problems = [];
    const input = document.querySelector('frontrow-chat').shadowRoot.querySelector('frontrow-input');
    input.shadowRoot.querySelector('.emoji-button').click();
    while (!input.shadowRoot.querySelector('frontrow-emoji-picker')?.shadowRoot?.querySelector('input')) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    const picker = input.shadowRoot.querySelector('frontrow-emoji-picker');
    const field = picker.shadowRoot.querySelector('input');
    const allowed = /^(input|button|div)$/;
    for (const text of texts) {
      field.value = text;
      field.dispatchEvent(new InputEvent('input'));
      await picker.updateComplete;
      const strange = [...picker.shadowRoot.querySelectorAll('*')].find((e) => !allowed.test(e.localName));
      if (strange) problems.push(`search ${text}: ${strange.outerHTML}`);
    }
    field.value = '';
    field.dispatchEvent(new InputEvent('input'));
    input.shadowRoot.querySelector('.emoji-button').click();
    return problems.slice(0, 20);
  },
};
