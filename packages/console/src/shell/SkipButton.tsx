/** Takes whoever uses the keyboard past what stands on every page, to the element with the ID `content`. */
export function SkipButton() {
  return (
    // A button, for the page has a <base>: a link to a part of the page would lead away.
    <button type="button" className="skip" onClick={() => document.getElementById('content')?.focus()}>
      Skip to the page
    </button>
  );
}
