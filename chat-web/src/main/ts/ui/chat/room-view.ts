import type { Snapshot } from '../../client/snapshot.js';
import type { Message } from '../../client/wire.js';
import { OwnMessages } from '../messages/own-messages.js';
import { People } from '../messages/people.js';
import { mentionsUser } from '../messages/text-parts.js';

/** What the elements are given of a room. Each is new only if it has changed: most snapshots are not the list's business. */
export class RoomView {
  /** Without tombstones. */
  visible: readonly Message[] = [];
  people = People.nobody;
  /** The reader's own messages. */
  own = OwnMessages.none;

  /** Whether a message has a menu: another function when the rights are other ones. */
  hasActions = (_: Message): boolean => false;

  constructor(private readonly hasMenu: (message: Message) => boolean) {}

  update({ room: { messages }, userState }: Snapshot, before: Snapshot | undefined): void {
    const isChanged = before?.room.messages !== messages;
    if (isChanged) this.visible = messages.filter((message) => !message.deleted);
    if (isChanged || before?.userState?.user !== userState?.user) {
      this.people = this.people.with(this.visible, userState?.user);
      this.own = this.own.with(messages, userState?.user.id ?? '');
    }
    if (before?.userState?.can !== userState?.can || before?.userState?.user !== userState?.user) {
      this.hasActions = (message) => this.hasMenu(message);
    }
  }

  /** The room is another, or none. */
  clear(): void {
    this.people = People.nobody;
    this.own = OwnMessages.none;
  }

  /** Whether somebody else mentions the reader with this message, or answers them. */
  isForReader(message: Message, { room, userState }: Snapshot): boolean {
    const id = userState?.user.id;
    if (id === undefined || message.user.id === id) return false;
    return this.own.with(room.messages, id).isAnsweredBy(message) || mentionsUser(message.text ?? '', this.people, id);
  }
}
