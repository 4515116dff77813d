import { Chat, useChat } from '@frontrow/chat/react';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

function Viewers() {
  const { viewers } = useChat({ streamId: 'r' });
  return <p id="viewers">{viewers ?? 0} watching</p>;
}

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <main style={{ height: '90vh' }}>
      <Viewers />
      <Chat streamId="r" api="/api" />
    </main>
  </StrictMode>,
);
