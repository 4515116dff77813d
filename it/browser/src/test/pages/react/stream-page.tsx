import { Chat } from '@frontrow/chat/react';

export function StreamPage({ streamId, canModerate }: { streamId: string; canModerate: boolean }) {
  return (
    <main style={{ height: '100vh' }}>
      <Chat streamId={streamId} canModerate={canModerate} api="/api" />
    </main>
  );
}
