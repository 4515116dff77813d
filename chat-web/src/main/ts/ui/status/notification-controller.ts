import type { LitElement, ReactiveController } from 'lit';
import { now } from '../../client/now.js';
import { ChatProblem } from '../../client/problem.js';
import { gateText } from '../i18n/gate-text.js';
import { refusalText, type Strings } from '../i18n/strings.js';
import type { Notice } from './chat-notices.js';

/** How long a notice about something done stays, in milliseconds. */
const NOTICE_MS = 6_000;
/** The same where it offers something: time to read, to think, and to get there with the keyboard. */
const OFFER_MS = 20_000;
/** The same for something longer. */
const READ_MS = 60_000;
/** What has a notice of its own needs no second one. */
const SAID_ELSEWHERE = [
  'rate_limited',
  'muted',
  'banned',
  'insufficient_credit',
  'gate_closed',
  'warning_unacknowledged',
  'stopped',
];

/** The notice about the last action: that it was done, or why it was not. It goes by itself. */
export class NotificationController implements ReactiveController {
  private shown: (Notice & { readonly until: number; readonly act?: () => void }) | undefined;

  constructor(private readonly host: LitElement & { readonly strings: Strings }) {
    host.addController(this);
  }

  get notice(): Notice | undefined {
    return this.shown;
  }

  hostUpdate(): void {
    if (this.shown && this.shown.until <= now() && !this.isBeingRead()) this.shown = undefined;
  }

  say(text: string, isError = false): void {
    this.show({ text, isError, until: now() + NOTICE_MS });
  }

  /** Something longer to read. */
  tell(text: string): void {
    this.show({ text, isError: false, until: now() + READ_MS });
  }

  /** Something that one may do about it, once. */
  offer(offer: NonNullable<Notice['offer']>, act: () => void, text: string, isError = false): void {
    this.show({ text, isError, offer, act, until: now() + OFFER_MS });
  }

  refused(error: unknown): void {
    const code = error instanceof ChatProblem ? error.code : '';
    const { strings } = this.host;
    const [about] = error instanceof ChatProblem ? error.aboutText : [];
    if (about) this.say(gateText(strings, about).title, true);
    else if (!SAID_ELSEWHERE.includes(code)) this.say(refusalText(strings, code), true);
  }

  /** A part that is loaded late does not come: the network is away. */
  partMissing(): void {
    this.say(refusalText(this.host.strings, 'network'), true);
  }

  /** Takes the notice down. Returns what it offered to do. */
  clear(): (() => void) | undefined {
    const act = this.shown?.act;
    this.show(undefined);
    return act;
  }

  /** A notice that offers something does not go away under the pointer, or under the keyboard. */
  private isBeingRead(): boolean {
    const held = 'frontrow-notices:hover, frontrow-notices:focus-within';
    return this.shown?.act !== undefined && this.host.renderRoot.querySelector(held) !== null;
  }

  private show(notice: typeof this.shown): void {
    this.shown = notice;
    this.host.requestUpdate();
  }
}
