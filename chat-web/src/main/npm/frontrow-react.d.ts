export { Chat, type BlockEvent, type ChatProps, type TopUpEvent } from './types/react/chat.js';
export { useChat, type ChatState, type UseChatOptions } from './types/react/use-chat.js';
export * from './types/client/index.js';
