import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react';

const SHOWN_MS = 6_000;

const MessageContext = createContext<(text: string) => void>(() => {});

/** Says in a corner, and to screen readers, what was done: `say('API key deleted')`. Failures stay where they happen. */
export function useMessages(): (text: string) => void {
  return useContext(MessageContext);
}

export function Messages({ children }: { children: ReactNode }) {
  const [messages, setMessages] = useState<readonly { id: number; text: string }[]>([]);
  const next = useRef(0);
  const say = useCallback((text: string) => {
    next.current += 1;
    const id = next.current;
    setMessages((shown) => [...shown.slice(-2), { id, text }]);
    setTimeout(() => setMessages((shown) => shown.filter((message) => message.id !== id)), SHOWN_MS);
  }, []);
  const list = useMemo(
    () =>
      messages.map(({ id, text }) => (
        <div key={id} className="message">
          {text}
        </div>
      )),
    [messages],
  );
  return (
    <MessageContext value={say}>
      {children}
      <div className="messages" role="status">
        {list}
      </div>
    </MessageContext>
  );
}
