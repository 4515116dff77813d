import { createElement, useCallback, useEffect, useRef, type CSSProperties, type ReactElement } from 'react';
import { chatElement } from '../chat-element.js';
import type { HostHeaders } from '../client/host-headers.js';
import type { FrontrowChat } from '../ui/chat/frontrow-chat.js';
import type { Strings } from '../ui/i18n/strings.js';

/** A chat that could not be loaded is asked for again after this time, in milliseconds. */
const RETRY_MS = 5_000;

/** `detail` says where to top up, and which gate is closed. `preventDefault()` keeps the link from being followed. */
export type TopUpEvent = CustomEvent<{ readonly url: string; readonly gate: string; readonly code: string }>;

/** `detail` says whom the reader has blocked, or blocks no more. `preventDefault()` keeps the browser from keeping it. */
export type BlockEvent = CustomEvent<{ readonly userId: string; readonly name: string; readonly blocked: boolean }>;

export interface ChatProps {
  /** Id of the stream whose chat this is. */
  readonly streamId: string;
  /** `false` hides the tools of the staff. Who has them otherwise, the server says. */
  readonly canModerate?: boolean;
  /** Where the host mounted the chat; `/api` by default. */
  readonly api?: string;
  /** What each request to the server also carries, for a host's login that is no cookie; the newest is asked each time. */
  readonly headers?: HostHeaders;
  /** Without it, as the reader's system has it. */
  readonly theme?: 'light' | 'dark';
  readonly topUpTarget?: string;
  readonly readonly?: boolean;
  readonly overlay?: boolean;
  /** How long the page is hidden before the chat lets go of its stream; `false`: it goes on. A minute by default. */
  readonly pauseHiddenAfterMs?: number | false | undefined;
  readonly lang?: string;
  readonly strings?: Strings;
  readonly className?: string;
  readonly style?: CSSProperties;
  readonly onTopUp?: (event: TopUpEvent) => void;
  /** Ids of those whom the reader has blocked, if the page keeps them; without it, the browser does. */
  readonly blocked?: readonly string[];
  readonly onBlock?: (event: BlockEvent) => void;
}

/** `<frontrow-chat>` as a React component. The element is loaded in the browser, so rendering on a server is safe. */
export function Chat(props: ChatProps): ReactElement {
  const { streamId, canModerate = true, api = '/api', topUpTarget = '_blank', lang, strings } = props;
  const { blocked, onTopUp, onBlock } = props;
  const ref = useRef<FrontrowChat>(null);
  const headers = useRef(props.headers);
  headers.current = props.headers;
  /** At once: an effect may come when the element has asked already. */
  const attach = useCallback((element: FrontrowChat | null): void => {
    ref.current = element;
    if (element) element.headers = () => headers.current?.() ?? {};
  }, []);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isGone = false;
    const load = (): void => {
      chatElement().catch((error: unknown) => {
        if (isGone) return;
        console.error('chat not loaded; it is tried again', error);
        timer = setTimeout(load, RETRY_MS);
      });
    };
    load();
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, []);

  useEffect(() => {
    if (ref.current) ref.current.strings = strings as Strings;
  }, [strings]);

  useEffect(() => {
    if (lang === undefined) ref.current?.removeAttribute('lang');
    else ref.current?.setAttribute('lang', lang);
    ref.current?.requestUpdate?.();
  }, [lang]);

  useEffect(() => {
    if (ref.current) ref.current.blocked = blocked;
  }, [blocked]);

  useEffect(() => listen(ref.current, 'frontrow-top-up', onTopUp), [onTopUp]);
  useEffect(() => listen(ref.current, 'frontrow-block', onBlock), [onBlock]);

  return createElement('frontrow-chat', {
    ref: attach,
    api,
    stream: streamId,
    'top-up-target': topUpTarget,
    moderation: canModerate ? 'auto' : 'off',
    theme: props.theme,
    // `true`, not an empty text: once the element is defined, React 19 sets them as properties.
    readonly: props.readonly ? true : undefined,
    overlay: props.overlay ? true : undefined,
    // As an attribute, which is there before the element is defined; React would leave `false` out.
    'pause-hidden-after-ms': props.pauseHiddenAfterMs === false ? 'off' : props.pauseHiddenAfterMs,
    class: props.className,
    style: props.style,
  });
}

/** Returns what ends it. */
function listen<E extends Event>(element: FrontrowChat | null, type: string, heard: ((event: E) => void) | undefined) {
  if (!element || !heard) return undefined;
  const listener = (event: Event): void => heard(event as E);
  element.addEventListener(type, listener);
  return () => element.removeEventListener(type, listener);
}
