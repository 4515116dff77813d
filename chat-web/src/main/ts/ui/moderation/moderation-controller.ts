import { html, nothing, type LitElement, type ReactiveController } from 'lit';
import type { InnerEvent } from '../base/events.js';
import { shield } from '../base/icons.js';
import { staffPart } from '../late-parts.js';
import type { ModerationAction } from './message-actions.js';
import type { ModerationContext, ModerationOutput } from './moderation-context.js';
import type { StaffTools } from './staff-tools.js';

/** Opens the moderation tools: menu, card, panel, commands. They are loaded late: for viewers with the first use of one. */
export class ModerationController implements ReactiveController {
  private tools: StaffTools | undefined;
  private isPreloaded = false;

  constructor(
    private readonly host: LitElement,
    private readonly context: () => ModerationContext,
    private readonly output: ModerationOutput,
  ) {
    host.addController(this);
  }

  hostUpdate(): void {
    this.tools?.settle();
  }

  /** Staff use them sooner or later: they should not have to wait then, nor be without when the network is away. */
  hostUpdated(): void {
    if (this.isPreloaded || !this.isStaff) return;
    this.isPreloaded = true;
    staffPart().catch(() => undefined); // The first use asks again, and says so.
  }

  /** The chat is another, or none. */
  close(): void {
    this.tools?.close();
  }

  get isStaff(): boolean {
    return this.context().standing?.can.moderate === true;
  }

  get isPanelOpen(): boolean {
    return this.tools?.isPanelOpen === true;
  }

  /** Id of the message whose menu is open; empty if none is. */
  get openMenuId(): string {
    return this.tools?.openMenuId ?? '';
  }

  renderButton() {
    if (!this.isStaff) return nothing;
    const { panel } = this.context().strings;
    return html`<button
      class="tool panel-button"
      data-testid="moderation-button"
      aria-expanded=${this.isPanelOpen}
      aria-label=${panel}
      title=${panel}
      @click=${async () => (await this.load())?.togglePanel()}
    >
      ${shield}
    </button>`;
  }

  renderPanel() {
    return this.tools?.renderPanel() ?? nothing;
  }

  /** What lies over everything: the menu, the card. */
  renderOver() {
    return this.tools ? html`${this.tools.renderMenu()}${this.tools.renderCard()}` : nothing;
  }

  readonly openMenu = async ({ detail }: InnerEvent<'message-menu'>): Promise<void> => {
    (await this.load())?.openMenu(detail);
  };

  readonly openCard = async ({ detail }: InnerEvent<'user-card'>): Promise<void> => {
    (await this.load())?.openCard(detail);
  };

  /** Does what staff ask for, and says how it went. */
  async act(act: ModerationAction): Promise<void> {
    await (await this.load())?.act(act);
  }

  /** Does what staff typed after a slash. The text that is to be sent all the same, if it was no command. */
  async command(typed: string): Promise<string | undefined> {
    const tools = await this.load();
    if (!tools) this.output.giveBack(typed);
    return tools?.command(typed);
  }

  private async load(): Promise<StaffTools | undefined> {
    try {
      const { StaffTools } = await staffPart();
      return (this.tools ??= new StaffTools(this.host, this.context, this.output));
    } catch {
      this.output.partMissing(); // The network is away.
      return undefined;
    }
  }
}
