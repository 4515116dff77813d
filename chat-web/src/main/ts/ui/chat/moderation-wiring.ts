import { ModerationController } from '../moderation/moderation-controller.js';
import type { ChatHost } from './chat-host.js';

/** The moderation tools of a chat: what they say goes to its notices, its input and its log. */
export function moderationIn(chat: ChatHost): ModerationController {
  const { notifications } = chat;
  const controller: ModerationController = new ModerationController(
    chat,
    () => ({
      chat: chat.client,
      standing: chat.userState,
      strings: chat.strings,
      messages: chat.snapshot.room.messages,
      people: chat.view.people,
      actions: chat.actions,
      blocks: chat.blocks,
    }),
    {
      done: ({ text, undo }) => {
        if (undo) notifications.offer('undo', () => void controller.act(undo), text);
        else notifications.say(text);
      },
      refused: (text) => notifications.say(text, true),
      noCommand: (text, typed) => chat.sender.askAsText(text, typed),
      told: (text) => notifications.tell(text),
      giveBack: (text) => chat.input.giveBack(text),
      focusLog: () => chat.list?.focus(),
      focusPanelButton: () => chat.renderRoot.querySelector<HTMLElement>('.panel-button')?.focus(),
      partMissing: () => notifications.partMissing(),
    },
  );
  return controller;
}
