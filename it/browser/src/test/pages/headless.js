const byId = (id) => document.getElementById(id);

function draw(connection, messages, userState) {
  byId('state').textContent = `${connection.status}, ${userState?.user.name}`;
  byId('messages').replaceChildren(
    ...messages.map(({ text }) => Object.assign(document.createElement('li'), { textContent: text })),
  );
}

// client
import { ChatClient, ChatProblem } from '/frontrow/frontrow-client.js';

const chat = new ChatClient({ stream: 'launch-day', api: '/api' });
chat.on('change', ({ connection, room, userState }) => draw(connection, room.messages, userState));
chat.start();

document.querySelector('#hello').addEventListener('click', async () => {
  try {
    await chat.send('hello'); // resolves once the message is in the log
  } catch (problem) {
    if (problem instanceof ChatProblem) byId('said').textContent = problem.code; // `rate_limited`, `insufficient_credit` …
  }
});
