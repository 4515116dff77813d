import { html, nothing, type LitElement, type ReactiveController } from 'lit';
import type { ChatClient } from '../client/chat-client.js';
import { ChatProblem } from '../client/problem.js';
import { mayModerate, type Standing } from '../client/standing.js';
import type { Message } from '../client/wire.js';
import type { InnerEvent, InnerEvents, MenuAction } from './events.js';
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
  /** What may be chosen from the menu of a message. */
  readonly actions: (message: Message) => readonly MenuAction[];
}

/** What the desk has to say. */
export interface DeskVoice {
  done(outcome: Outcome): void;
  refused(words: string): void;
  /** Something longer to read. */
  told(words: string): void;
  /** What was typed was not done: it is given back, to be mended. */
  giveBack(text: string): void;
  /** Where the keyboard goes when what had it is gone. */
  focusLog(): void;
  partMissing(): void;
}

/** The tools beside the chat: the menu of a message, the card of a user, the moderation panel with its button, and the doing of what staff ask for. */
export class StaffDesk implements ReactiveController {
  isPanelOpen = false;
  private menu: InnerEvents['message-menu'] | undefined;
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
    if (!chat) this.card = this.menu = undefined;
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

  /** Id of the message whose menu is open; empty if none is. */
  get openMenuId(): string {
    return this.menu?.message.id ?? '';
  }

  renderMenu() {
    const { menu } = this;
    if (!menu) return nothing;
    const { strings, actions } = this.context();
    return html`<frontrow-menu
      part="menu"
      data-testid="menu"
      .message=${menu.message}
      .anchor=${menu.anchor}
      .actions=${actions(menu.message)}
      .strings=${strings}
      @menu-action=${({ detail }: InnerEvent<'menu-action'>) => {
        this.closeMenu();
        void this.takeBack(detail.message);
      }}
      @staff-act=${({ detail }: InnerEvent<'staff-act'>) => {
        this.closeMenu();
        void this.act(detail);
      }}
      @menu-close=${this.closeMenu}
    ></frontrow-menu>`;
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

  readonly openMenu = async ({ detail }: InnerEvent<'message-menu'>): Promise<void> => {
    if (!(await this.parts())) return;
    this.menu = this.openMenuId === detail.message.id ? undefined : detail;
    this.host.requestUpdate();
  };

  readonly openCard = async ({ detail }: InnerEvent<'user-card'>): Promise<void> => {
    if (!(await this.parts())) return;
    this.card = detail;
    this.host.requestUpdate();
  };

  /** Does what staff ask for, says how it went, and tells whether it was done. */
  async act(act: StaffAct): Promise<boolean> {
    const { chat, strings } = this.context();
    if (!chat) return false;
    const acts = await this.parts();
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
    const parts = await this.parts();
    const { strings, messages } = this.context();
    if (!parts) {
      this.voice.giveBack(typed);
      return undefined;
    }
    const { parseCommand, commandErrorWords, helpWords } = parts;
    const command = parseCommand(typed, messages);
    if (command.kind === 'text') return command.text;
    if (command.kind === 'help') this.voice.told(helpWords(strings));
    if (command.kind === 'error') this.voice.refused(commandErrorWords(strings, command.error));
    const isDone = command.kind === 'help' || (command.kind === 'act' && (await this.act(command.act)));
    if (!isDone) this.voice.giveBack(typed);
    return undefined;
  }

  private readonly closeMenu = (): void => {
    this.giveFocusBack(this.menu?.row);
    this.menu = undefined;
    this.host.requestUpdate();
  };

  private readonly closeCard = (): void => {
    this.giveFocusBack(this.card?.opener);
    this.card = undefined;
    this.host.requestUpdate();
  };

  /** In a busy room the message may be gone by now: what was opened for it stays until it is closed. */
  private giveFocusBack(opener: HTMLElement | undefined): void {
    if (opener?.isConnected) opener.focus();
    else if (opener) this.voice.focusLog();
  }

  private readonly togglePanel = async (): Promise<void> => {
    if (this.isPanelOpen) return this.closePanel();
    if (!(await this.parts())) return;
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

  /** What is loaded with the first use; undefined, and said, if it does not come. */
  private async parts(): Promise<typeof import('./staff-parts.js') | undefined> {
    try {
      return await import('./staff-parts.js');
    } catch {
      this.voice.partMissing(); // The network is away.
      return undefined;
    }
  }
}
