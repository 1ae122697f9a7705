import { Link } from '@tanstack/react-router';
import { Actions, Button } from '../../kit/Button.js';
import { TextField } from '../../kit/Field.js';
import { useForm } from '../../kit/useForm.js';
import { NAME_HINT, nameProblem } from '../../scopes/names.js';

/** The first step of a new organization. */
export function NameStep({
  name,
  onName,
  onNext,
}: {
  name: string;
  onName: (name: string) => void;
  onNext: () => void;
}) {
  const form = useForm({ problems: { name: nameProblem(name) }, send: onNext });
  return (
    <form className="stack" {...form.props}>
      <section className="card form">
        <TextField
          label="Organization Name"
          hint={NAME_HINT}
          autoFocus
          value={name}
          problem={form.problem('name')}
          onChange={(event) => onName(event.target.value)}
        />
      </section>
      <Actions>
        <Button type="submit" look="primary">
          Next
        </Button>
        <Link className="button" ignoreBlocker to="/organizations">
          Cancel
        </Link>
      </Actions>
    </form>
  );
}
