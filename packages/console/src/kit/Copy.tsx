import { useEffect, useState } from 'react';
import { Button, IconButton } from './Button.js';
import { useMessages } from './Messages.js';

/** Puts a text on the clipboard. Pages without TLS have no clipboard of their own; there the old way is taken. */
export async function copy(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'visually-hidden';
  document.body.append(area);
  area.select();
  const isCopied = document.execCommand('copy');
  area.remove();
  if (!isCopied) throw new Error('the browser does not copy');
}

/** `label` says what is copied, for those who do not see what the button stands beside. */
export function CopyButton({
  text,
  label,
  onCopy,
  isPicture = false,
}: {
  text: string;
  label: string;
  onCopy?: () => void;
  /** Without a word on it, for places with little room. */
  isPicture?: boolean;
}) {
  const [isCopied, setIsCopied] = useState(false);
  const say = useMessages();
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setIsCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [isCopied]);
  function press() {
    copy(text).then(
      () => {
        setIsCopied(true);
        say(`Copied ${label}`);
        onCopy?.();
      },
      () => say('The browser does not let pages copy here. Select the text and copy it.'),
    );
  }
  const icon = isCopied ? 'check' : 'copy';
  if (isPicture) return <IconButton icon={icon} label={`Copy ${label}`} onClick={press} />;
  return (
    <Button icon={icon} aria-label={`Copy ${label}`} onClick={press}>
      {isCopied ? 'Copied' : 'Copy'}
    </Button>
  );
}

/** A value with a button that copies it. */
export function CopyField({
  label,
  hint,
  value,
  onCopy,
}: {
  label: string;
  hint?: string;
  value: string;
  onCopy?: () => void;
}) {
  return (
    <div className="field">
      <span className="field-label">{label}</span>
      {hint && <span className="hint">{hint}</span>}
      <div className="copy-field">
        <code>{value}</code>
        <CopyButton text={value} label={label} {...(onCopy && { onCopy })} />
      </div>
    </div>
  );
}
