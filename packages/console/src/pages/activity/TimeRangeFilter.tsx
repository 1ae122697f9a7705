import { useState } from 'react';
import { Button } from '../../kit/Button.js';
import { SelectField, TextField } from '../../kit/Field.js';
import { useForm } from '../../kit/useForm.js';
import styles from './Activity.module.css';
import { type FeedSearch, type Range, ranges } from './feed-search.js';
import { fromField, toField } from './local-dates.js';

type Choice = Range | 'all' | 'custom';

const OPTIONS: readonly { value: Choice; label: string }[] = [
  { value: 'all', label: 'All time' },
  ...Object.entries(ranges).map(([value, { label }]) => ({ value: value as Range, label })),
  { value: 'custom', label: 'Custom range' },
];

/** The times that a filter has, as the address knows them. */
export interface TimeRange {
  readonly range?: Range | undefined;
  readonly minDate?: string | undefined;
  readonly maxDate?: string | undefined;
}

/** A range that ends now, or from one moment to another in the viewer's zone. */
export function TimeRangeFilter({
  search,
  onChange,
}: {
  search: FeedSearch;
  onChange: (range: TimeRange) => void;
}) {
  const { range, minDate, maxDate } = search;
  const [wantsDates, setWantsDates] = useState(false);
  const hasDates = minDate !== undefined || maxDate !== undefined;
  function choose(choice: Choice) {
    setWantsDates(choice === 'custom');
    if (choice === 'custom') return;
    onChange(choice === 'all' ? {} : { range: choice });
  }
  return (
    <>
      <div className={styles.range}>
        <SelectField<Choice>
          label="Time Range"
          options={OPTIONS}
          value={hasDates || wantsDates ? 'custom' : (range ?? 'all')}
          onValueChange={choose}
        />
      </div>
      {(hasDates || wantsDates) && (
        <Dates
          // Other dates in the address, as after going back, are other fields.
          key={`${minDate} ${maxDate}`}
          minDate={minDate}
          maxDate={maxDate}
          onApply={(dates) => {
            setWantsDates(true);
            onChange(dates);
          }}
        />
      )}
    </>
  );
}

function Dates({
  minDate,
  maxDate,
  onApply,
}: Pick<TimeRange, 'minDate' | 'maxDate'> & { onApply: (dates: TimeRange) => void }) {
  const [from, setFrom] = useState(() => toField(minDate, 'begin'));
  const [to, setTo] = useState(() => toField(maxDate, 'end'));
  const dates = { minDate: fromField(from, 'begin'), maxDate: fromField(to, 'end') };
  const form = useForm({ problems: { to: problemOf(dates) }, isQuestion: true, send: () => onApply(dates) });
  return (
    <form className={styles.dates} {...form.props}>
      <TextField
        label="From"
        type="datetime-local"
        value={from}
        onChange={(event) => setFrom(event.target.value)}
      />
      <TextField
        label="To"
        type="datetime-local"
        problem={form.problem('to')}
        value={to}
        onChange={(event) => setTo(event.target.value)}
      />
      <Button type="submit">Apply</Button>
    </form>
  );
}

function problemOf({ minDate, maxDate }: TimeRange): string | undefined {
  if (minDate === undefined && maxDate === undefined)
    return 'Set one of the two, or choose another time range.';
  if (minDate !== undefined && maxDate !== undefined && minDate > maxDate)
    return 'The end is before the beginning. Set a later one.';
  return undefined;
}
