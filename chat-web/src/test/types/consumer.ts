/** A page that uses the packed package: compiled against what `npm pack` makes of the build's folder. */
import { ChatClient, ChatProblem, type Message, type Snapshot } from '@frontrow/chat';
import { english, FrontrowChat, type Strings } from '@frontrow/chat/element';
import { ModerationPanel } from '@frontrow/chat/moderation';
import { Chat, useChat, type ChatProps } from '@frontrow/chat/react';

const client = new ChatClient({ stream: 'launch-day', pauseHiddenAfterMs: 5_000 });
const stop: () => void = client.on('change', ({ connection, room, userState }: Snapshot) => {
  if (connection.status === 'waiting') console.log(connection.why);
  const texts: (string | undefined)[] = room.messages.map(({ text }) => text);
  console.log(texts, userState?.gate.allowed, userState?.warning?.reason);
});
client.start();
void client.setModes({ slowSeconds: 30, preset: { unique: null } }).then(({ room }) => room.modes.shield);
void client.moderate({ action: 'pin', messageId: 'm1', durationSeconds: 600 });

export async function speak(): Promise<Message | undefined> {
  try {
    return await client.send('hello', { replyTo: 'm1' });
  } catch (problem) {
    if (problem instanceof ChatProblem && problem.code === 'rate_limited') return undefined;
    throw problem;
  }
}

const element: FrontrowChat = document.createElement('frontrow-chat');
element.stream = 'launch-day';
const words: Strings = { ...english, title: 'Chat' };
element.strings = words;
element.pauseHiddenAfterMs = false;
element.client?.stop();

const panel = new ModerationPanel();
panel.client = element.client;

const props: ChatProps = {
  streamId: 'launch-day',
  pauseHiddenAfterMs: false,
  onTopUp: ({ detail }) => console.log(detail.url),
  blocked: ['u7'],
  onBlock: ({ detail }) => console.log(detail.userId, detail.blocked),
};
export const rendered = (): unknown => [Chat(props), useChat({ streamId: 'launch-day' }).messages, stop];

// @ts-expect-error the types say no
client.setModes({ slow: 30 });
// @ts-expect-error the types say no
client.send(7);
// @ts-expect-error the types say no
element.moderation = 'sometimes';
