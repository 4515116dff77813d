import { useState } from 'react';
import { useChat } from '@frontrow/chat/react';

export function TinyChat({ streamId }: { streamId: string }) {
  const { messages, connection, userState, send } = useChat({ streamId });
  const [text, setText] = useState('');
  const [problem, setProblem] = useState('');

  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    send(text).then(() => setText(''), (error) => setProblem(error.code));
  };

  return (
    <section>
      <p>{connection.status} {problem}</p>
      <ul>{messages.map(({ id, user, text }) => <li key={id}>{user.name}: {text}</li>)}</ul>
      <form onSubmit={submit}>
        <input value={text} onChange={(event) => setText(event.target.value)} disabled={!userState?.gate.allowed} />
      </form>
    </section>
  );
}
