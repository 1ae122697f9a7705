import { Button } from './Button.js';

/** Saves a text as a file of the visitor's machine, without asking the server for it. */
export function DownloadButton({
  text,
  fileName,
  label,
  onDownload,
}: {
  text: string;
  fileName: string;
  /** What is saved, for those who do not see what the button stands beside. */
  label: string;
  onDownload?: () => void;
}) {
  return (
    <Button
      icon="download"
      aria-label={`Download ${label}`}
      onClick={() => {
        save(text, fileName);
        onDownload?.();
      }}
    >
      Download
    </Button>
  );
}

/** Hands a text to the browser as a file. */
export function save(text: string, fileName: string, type = 'text/plain'): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // The browser has begun to read it by then; without this the text would stay in memory.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
