import { html, nothing, type LitElement, type ReactiveController } from 'lit';
import type { ChatClient } from '../client/chat-client.js';
import { ChatProblem } from '../client/problem.js';
import { mayModerate, type Standing } from '../client/standing.js';
import type { Message } from '../client/wire.js';
import type { InnerEvent, InnerEvents } from './events.js';
import { shield } from './icons.js';
import type { Outcome, StaffAct } from './message-actions.js';
import { refusalText, type Strings } from './strings.js';

/** What the desk has to know of the chat that it stands in. */
export interface DeskContext {
  readonly chat: ChatClient | undefined;
  /** With the rights whose tools are to be shown. */
  readonly standing: Standing | null;
  readonly strings: Strings;
  readonly messages: readonly Message[];
}

/** What the desk has to say. */
export interface DeskVoice {
  done(outcome: Outcome): void;
  refused(words: string): void;
  /** Something longer to read. */
  told(words: string): void;
  /** What was typed was not done: it is given back, to be mended. */
  giveBack(text: string): void;
  partMissing(): void;
}

/** The tools beside the chat: the card of a user, the moderation panel with its button, and the doing of what staff ask for. */
export class StaffDesk implements ReactiveController {
  isPanelOpen = false;
  private card: InnerEvents['user-card'] | undefined;

  constructor(
    private readonly host: LitElement,
    private readonly context: () => DeskContext,
    private readonly voice: DeskVoice,
  ) {
    host.addController(this);
  }

  hostUpdate(): void {
    const { chat, standing } = this.context();
    if (!chat || (standing && !this.isStaff)) this.isPanelOpen = false;
    if (!chat) this.card = undefined;
  }

  get isStaff(): boolean {
    return this.context().standing?.can.moderate === true;
  }

  renderButton() {
    const { panel } = this.context().strings;
    if (!this.isStaff) return nothing;
    return html`<button
      class="tool"
      data-testid="moderation-button"
      aria-expanded=${this.isPanelOpen}
      aria-label=${panel}
      title=${panel}
      @click=${this.togglePanel}
    >
      ${shield}
    </button>`;
  }

  renderPanel() {
    if (!this.isPanelOpen) return nothing;
    const { chat, strings } = this.context();
    return html`<frontrow-moderation
      part="moderation"
      data-testid="moderation"
      closable
      .client=${chat}
      .strings=${strings}
      @panel-close=${this.closePanel}
    ></frontrow-moderation>`;
  }

  renderCard() {
    const { card } = this;
    if (!card) return nothing;
    const { chat, standing, strings, messages } = this.context();
    return html`<frontrow-user-card
      part="user-card"
      .user=${card.user}
      .anchor=${card.anchor}
      .messages=${messages}
      .client=${this.isStaff ? chat : undefined}
      .mayAct=${standing !== null && mayModerate(standing, card.user)}
      .strings=${strings}
      @staff-act=${({ detail }: InnerEvent<'staff-act'>) => {
        this.closeCard();
        void this.act(detail);
      }}
      @card-close=${this.closeCard}
    ></frontrow-user-card>`;
  }

  readonly openCard = async ({ detail }: InnerEvent<'user-card'>): Promise<void> => {
    if (!(await this.loaded(() => import('./user-card.js')))) return;
    this.card = detail;
    this.host.requestUpdate();
  };

  /** Does what staff ask for, says how it went, and tells whether it was done. */
  async act(act: StaffAct): Promise<boolean> {
    const { chat, strings } = this.context();
    if (!chat) return false;
    const acts = await this.loaded(() => import('./staff-acts.js'));
    if (!acts) return false;
    try {
      const outcome = await acts.perform(chat, act, strings);
      if (this.context().chat === chat) this.voice.done(outcome);
      return true;
    } catch (error) {
      if (this.context().chat === chat) this.voice.refused(acts.staffRefusal(strings, error));
      return false;
    }
  }

  /** Takes back a message of one's own. */
  async takeBack({ id }: Message): Promise<void> {
    const { chat, strings } = this.context();
    if (!chat) return;
    try {
      await chat.takeBack(id);
      this.voice.done({ text: strings.didTakeBack });
    } catch (error) {
      this.voice.refused(refusalText(strings, error instanceof ChatProblem ? error.code : ''));
    }
  }

  /** Does what staff typed after a slash. The text that is to be sent all the same, if it was no command. */
  async command(typed: string): Promise<string | undefined> {
    const parts = await this.loaded(() => Promise.all([import('./commands.js'), import('./command-words.js')]));
    const { strings, messages } = this.context();
    if (!parts) {
      this.voice.giveBack(typed);
      return undefined;
    }
    const [{ parseCommand }, { commandErrorWords, helpWords }] = parts;
    const command = parseCommand(typed, messages);
    if (command.kind === 'text') return command.text;
    if (command.kind === 'help') this.voice.told(helpWords(strings));
    if (command.kind === 'error') this.voice.refused(commandErrorWords(strings, command.error));
    const isDone = command.kind === 'help' || (command.kind === 'act' && (await this.act(command.act)));
    if (!isDone) this.voice.giveBack(typed);
    return undefined;
  }

  private readonly closeCard = (): void => {
    this.card?.opener.focus();
    this.card = undefined;
    this.host.requestUpdate();
  };

  private readonly togglePanel = async (): Promise<void> => {
    if (this.isPanelOpen) return this.closePanel();
    if (!(await this.loaded(() => import('./moderation-panel.js')))) return;
    this.isPanelOpen = true;
    this.host.requestUpdate();
    await this.host.updateComplete;
    const panel = this.host.renderRoot.querySelector('frontrow-moderation');
    await panel?.updateComplete;
    panel?.focus();
  };

  private readonly closePanel = (): void => {
    this.isPanelOpen = false;
    this.host.requestUpdate();
    this.host.renderRoot.querySelector<HTMLElement>('[data-testid=moderation-button]')?.focus();
  };

  /** A part that is loaded late; undefined, and said, if it does not come. */
  async loaded<T>(part: () => Promise<T>): Promise<T | undefined> {
    try {
      return await part();
    } catch {
      this.voice.partMissing(); // The network is away.
      return undefined;
    }
  }
}
