/** Texts of the catalogue have code between backticks. */
export function Backticked({ text }: { text: string }) {
  return text.split('`').map((piece, place) =>
    place % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text never move
      <code key={place}>{piece}</code>
    ) : (
      piece
    ),
  );
}
