import { Chat } from '@frontrow/chat/react';

export default function Page() {
  return (
    <main style={{ height: '90vh' }}>
      <Chat streamId="r" api="/api" />
    </main>
  );
}
