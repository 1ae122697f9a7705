import { Button } from './Button.js';
import { focusFirst } from './useForm.js';

/** Saves or forgets what was changed in a small form; shown only while there is something. The focus stays in the form. */
export function SaveButtons({
  label = 'Save',
  isShown,
  isBusy,
  onCancel,
}: {
  label?: string;
  isShown: boolean;
  isBusy: boolean;
  onCancel: () => void;
}) {
  if (!isShown) return null;
  return (
    <div className="row">
      <Button type="submit" look="primary" isBusy={isBusy}>
        {label}
      </Button>
      <Button
        onClick={(event) => {
          focusFirst(event.currentTarget.form);
          onCancel();
        }}
      >
        Cancel
      </Button>
    </div>
  );
}
