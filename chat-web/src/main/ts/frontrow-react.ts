'use client';

/** For pages made with React 18 or newer; React itself comes from the page. */
export { Chat, type BlockEvent, type ChatProps, type TopUpEvent } from './react/chat.js';
export { useChat, type ChatState, type UseChatOptions } from './react/use-chat.js';
export * from './client/index.js';
