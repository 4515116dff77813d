import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { Chat } from '@frontrow/chat/react';
import { StreamPage } from './stream-page';
import { TinyChat } from './tiny-chat';

/** Shown again with every click, as when one leaves a page of the site and comes back. */
function ReadOnly() {
  const [visit, setVisit] = useState(0);
  return (
    <>
      <button id="again" onClick={() => setVisit(visit + 1)}>again</button>
      <Chat key={visit} streamId="launch-day" readonly />
    </>
  );
}

function page() {
  const asked = new URLSearchParams(location.search);
  if (asked.has('tiny')) return <TinyChat streamId="launch-day" />;
  return asked.has('readonly') ? <ReadOnly /> : <StreamPage streamId="launch-day" canModerate={false} />;
}

createRoot(document.getElementById('root')!).render(<StrictMode>{page()}</StrictMode>);
