import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { StreamPage } from './stream-page';
import { TinyChat } from './tiny-chat';

const root = createRoot(document.getElementById('root')!);
const tiny = new URLSearchParams(location.search).has('tiny');
root.render(
  <StrictMode>
    {tiny ? <TinyChat streamId="launch-day" /> : <StreamPage streamId="launch-day" canModerate={false} />}
  </StrictMode>,
);
