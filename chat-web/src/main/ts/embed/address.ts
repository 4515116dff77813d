/**
 * The element that an address asks for: `stream`, `api`, `theme`, `lang`, `moderation`, `readonly`,
 * `pause-hidden-after-ms`.
 */
export function chatFor(address: URL): HTMLElement {
  const asked = address.searchParams;
  const chat = document.createElement('frontrow-chat');
  chat.setAttribute('stream', asked.get('stream') ?? '');
  chat.setAttribute('api', apiAddress(address));
  for (const name of ['theme', 'lang', 'moderation', 'pause-hidden-after-ms']) {
    const value = asked.get(name);
    if (value !== null) chat.setAttribute(name, value);
  }
  chat.toggleAttribute('overlay', asked.has('readonly'));
  return chat;
}

/**
 * Where the chat is mounted: beside the folder of this page unless the address says otherwise. Never on another server, which would be shown the reader's login by a link that somebody
 * sent them.
 */
export function apiAddress(address: URL): string {
  const beside = new URL('../api', address);
  try {
    const asked = new URL(address.searchParams.get('api') ?? beside, address);
    // With the origin in front: a path may begin with two slashes, and alone would name another server.
    return asked.origin === address.origin ? asked.origin + asked.pathname : beside.href;
  } catch {
    return beside.href; // Not an address.
  }
}
