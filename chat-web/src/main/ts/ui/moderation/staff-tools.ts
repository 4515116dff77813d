import { html, nothing, type LitElement } from 'lit';
import type { ChatClient } from '../../client/chat-client.js';
import { ChatProblem } from '../../client/problem.js';
import { mayModerate } from '../../client/user-state.js';
import type { Message } from '../../client/wire.js';
import type { InnerEvent, InnerEvents } from '../base/events.js';
import { withStaffStrings } from '../i18n/all-strings.js';
import { refusalText } from '../i18n/strings.js';
import { block } from './block.js';
import { commandErrorText, helpText } from './command-text.js';
import { parseCommand } from './commands.js';
import { hasRoomTools, type ModerationAction } from './message-actions.js';
import { perform, moderationRefusalText } from './moderation-actions.js';
import type { ModerationContext, ModerationOutput } from './moderation-context.js';
import { withRoomActions } from './room-actions.js';
import type { RoomCommand } from './room-commands.js';

/** The tools beside the chat: the menu of a message, the card of a user, the moderation panel, commands; and the doing of it. */
export class StaffTools {
  isPanelOpen = false;
  private menu: InnerEvents['message-menu'] | undefined;
  private card: InnerEvents['user-card'] | undefined;

  constructor(
    private readonly host: LitElement,
    private readonly context: () => ModerationContext,
    private readonly output: ModerationOutput,
  ) {}

  /** Before each drawing: what has lost its ground goes. */
  settle(): void {
    const { standing } = this.context();
    if (standing && !standing.can.moderate) this.isPanelOpen = false;
  }

  /** The chat is another, or none: nothing that was asked for in the old one is done in the new. */
  close(): void {
    this.isPanelOpen = false;
    this.card = this.menu = undefined;
  }

  /** Id of the message whose menu is open; empty if none is. */
  get openMenuId(): string {
    return this.menu?.message.id ?? '';
  }

  renderMenu() {
    const { menu } = this;
    if (!menu) return nothing;
    const { chat, standing, strings, actions } = this.context();
    return html`<frontrow-menu
      part="menu"
      data-testid="menu"
      .message=${menu.message}
      .anchor=${menu.anchor}
      .actions=${withRoomActions(actions(menu.message), standing, menu.message, chat?.snapshot.roomState?.pin?.message.id)}
      .strings=${strings}
      @menu-action=${({ detail }: InnerEvent<'menu-action'>) => {
        this.closeMenu();
        void this.retract(detail.message);
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
    const { chat, standing: userState, strings, messages, blocks } = this.context();
    const isOther = userState !== null && userState.user.id !== card.user.id;
    return html`<frontrow-user-card
      part="user-card"
      .user=${card.user}
      .anchor=${card.anchor}
      .messages=${messages}
      .client=${userState?.can.moderate ? chat : undefined}
      .mayAct=${userState !== null && mayModerate(userState, card.user)}
      .hasRoomTools=${hasRoomTools(userState)}
      .isBlocked=${isOther ? blocks?.ids.has(card.user.id) : undefined}
      .strings=${strings}
      @block=${({ detail }: InnerEvent<'block'>) => {
        if (blocks) block(this.host, blocks.stored, detail.user, detail.isBlocked);
        this.host.requestUpdate();
      }}
      @staff-act=${({ detail }: InnerEvent<'staff-act'>) => {
        this.closeCard();
        void this.act(detail);
      }}
      @card-close=${this.closeCard}
    ></frontrow-user-card>`;
  }

  openMenu(detail: InnerEvents['message-menu']): void {
    this.menu = this.openMenuId === detail.message.id ? undefined : detail;
    this.host.requestUpdate();
  }

  openCard(detail: InnerEvents['user-card']): void {
    this.card = detail;
    this.host.requestUpdate();
  }

  async togglePanel(): Promise<void> {
    if (this.isPanelOpen) return this.closePanel();
    this.isPanelOpen = true;
    this.host.requestUpdate();
    await this.host.updateComplete;
    const panel = this.host.renderRoot.querySelector('frontrow-moderation');
    await panel?.updateComplete;
    panel?.focus();
  }

  /** Does what staff ask for, says how it went, and tells whether it was done. */
  async act(act: ModerationAction): Promise<boolean> {
    const { chat, strings } = this.context();
    if (!chat) return false;
    try {
      const outcome = await perform(chat, act, strings);
      if (this.context().chat === chat) this.output.done(outcome);
      return true;
    } catch (error) {
      if (this.context().chat === chat) this.output.refused(moderationRefusalText(strings, error));
      return false;
    }
  }

  /** Retracts a message of one's own. */
  private async retract({ id }: Message): Promise<void> {
    const { chat, strings } = this.context();
    if (!chat) return;
    try {
      await chat.takeBack(id); // A chat of an earlier build has it under this name only (ADR 9).
      this.output.done({ text: strings.didTakeBack });
    } catch (error) {
      this.output.refused(refusalText(strings, error instanceof ChatProblem ? error.code : ''));
    }
  }

  /** Does what staff typed after a slash. The text that is to be sent all the same, if it was no command. */
  async command(typed: string): Promise<string | undefined> {
    const { strings, messages, people } = this.context();
    const command = parseCommand(typed, messages, people.all());
    if (command.kind === 'text') return command.text;
    if (command.kind === 'help') this.output.told(helpText(strings));
    const isDone = command.kind === 'help' || (command.kind !== 'error' && (await this.do(command)));
    const isBack = !isDone && this.output.giveBack(typed);
    if (command.kind === 'error') {
      const text = commandErrorText(strings, command.error);
      if (isBack && command.error.code === 'unknown_command') this.output.noCommand(text, typed);
      else this.output.refused(text);
    }
    return undefined;
  }

  private do(command: Exclude<RoomCommand, { kind: 'error' }>): Promise<boolean> {
    switch (command.kind) {
      case 'act':
        return this.act(command.act);
      case 'modes':
        return this.attempt(async (chat) => {
          await chat.setModes(command.patch);
          return withStaffStrings(this.context().strings).didModes;
        });
      case 'say':
        return this.say(command);
    }
  }

  /** Sends a text, and does with it what is wanted. Sent, it is not given back, whatever becomes of the rest. */
  private async say({ text, ...command }: Extract<RoomCommand, { kind: 'say' }>): Promise<boolean> {
    const { chat } = this.context();
    if (!chat) return false;
    try {
      const { how } = command;
      const announcement = how === 'announce' ? { announcement: command.color ? { color: command.color } : {} } : {};
      const message = await chat.send(text, announcement);
      if (how === 'pin') await this.act({ call: { action: 'pin', messageId: message.id }, user: message.user });
      return true;
    } catch (error) {
      const failed = chat.snapshot.outbox.find(({ problem }) => problem === error);
      // It may be there, so it must keep its key: it stands among the messages, with a button to try again.
      if (!failed || failed.mayBeThere) return true;
      chat.discard(failed.key);
      this.output.refused(refusalText(this.context().strings, error instanceof ChatProblem ? error.code : ''));
      return false;
    }
  }

  private async attempt(act: (chat: ChatClient) => Promise<string>): Promise<boolean> {
    const { chat, strings } = this.context();
    if (!chat) return false;
    try {
      const text = await act(chat);
      if (this.context().chat === chat) this.output.done({ text });
      return true;
    } catch (error) {
      if (this.context().chat === chat) this.output.refused(moderationRefusalText(strings, error));
      return false;
    }
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
    else if (opener) this.output.focusLog();
  }

  private readonly closePanel = (): void => {
    this.isPanelOpen = false;
    this.host.requestUpdate();
    this.output.focusPanelButton?.();
  };
}
