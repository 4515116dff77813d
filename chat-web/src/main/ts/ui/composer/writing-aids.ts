import type { LitElement } from 'lit';
import type { UserState } from '../../client/user-state.js';
import type { PickerController } from '../emoji/picker-controller.js';
import { emojiPart, staffPart, writingPart } from '../late-parts.js';
import type { People } from '../messages/people.js';
import type { CompletionController } from './completion-controller.js';

interface Host extends LitElement {
  readonly people: People;
  readonly userState: UserState | null;
}

/** What helps to write, each loaded when it is first needed. */
export class WritingAids {
  /** Comes with the first sign that begins something to complete. */
  completion: CompletionController | undefined;
  /** Comes with the first press on its button. */
  picker: PickerController | undefined;

  constructor(
    private readonly host: Host,
    private readonly area: () => HTMLTextAreaElement,
  ) {}

  async load(): Promise<void> {
    try {
      const { CompletionController } = await writingPart();
      this.completion ??= new CompletionController(
        this.host,
        this.area,
        () => this.host.people,
        () => this.host.userState?.can.moderate === true,
        { emoji: emojiPart, staff: staffPart },
      );
    } catch (error) {
      console.warn('chat writing aids not loaded', error);
    }
  }

  /** Whoever comes to write will soon need them. */
  readonly onFocus = (): void => {
    if (!this.completion) void this.load();
  };

  readonly togglePicker = async (): Promise<void> => {
    try {
      const { PickerController } = await emojiPart();
      this.picker ??= new PickerController(this.host, this.area);
    } catch (error) {
      console.warn('chat emoji not loaded', error);
    }
    await this.picker?.toggle();
  };

  onInput(inputType: string, text: string): void {
    // What is undone would be completed again at once.
    if (inputType === 'historyUndo' || inputType === 'historyRedo') this.completion?.close();
    else if (this.completion) void this.completion.look(true);
    else if (/[@:]|^\//.test(text)) void this.load().then(() => this.completion?.look(true));
  }

  /** The caret may be elsewhere. */
  readonly onCaret = (event: Event): void => {
    const key = (event as KeyboardEvent).key;
    if (key === undefined || ['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(key))
      void this.completion?.look(false);
  };
}
