import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useId, useRef, useState } from 'react';
import {
  applyDefinition,
  type DefinitionPreview,
  getGuardedApi,
  previewDefinition,
} from '../../api/calls/guard.js';
import { read, useSend } from '../../api/query.js';
import { send } from '../../api/send.js';
import { Actions, Button } from '../../kit/Button.js';
import { CallPanel } from '../../kit/CallPanel.js';
import { TextAreaField } from '../../kit/Field.js';
import { useMessages } from '../../kit/Messages.js';
import { Page } from '../../kit/Page.js';
import { useForm } from '../../kit/useForm.js';
import { scopeUrl, useScope } from '../../shell/scope.js';
import { useSearchValues } from '../../shell/search.js';
import { areRolesGranted, RetireBox } from './ActivateVersion.js';
import { Faults } from './Faults.js';
import styles from './GuardedApis.module.css';
import { PreviewView } from './PreviewView.js';

/** A text that was checked, and what it would change. */
interface Checked {
  readonly definition: string;
  readonly retire: boolean;
  readonly preview: DefinitionPreview;
}

/** Applies a definition that is pasted: first it is checked and compared, then applied as it was checked. */
export function ApplyDefinitionPage() {
  const scope = useScope();
  const { orgId } = scope;
  const navigate = useNavigate();
  const say = useMessages();
  const [values] = useSearchValues();
  const apiName = typeof values.api === 'string' ? values.api : undefined;
  const [text, setText] = useState('');
  const [retire, setRetire] = useState(false);
  const area = useRef<HTMLDivElement>(null);
  // It changes nothing, so nothing is read again after it: until then the form would not send what it says.
  const checking = useMutation({
    mutationFn: async (asked: Omit<Checked, 'preview'>): Promise<Checked> => ({
      ...asked,
      preview: await send(previewDefinition(orgId, asked)),
    }),
  });
  const checked = checking.data;
  const applying = useSend((asked: Checked) =>
    applyDefinition(orgId, { definition: asked.definition, retire: asked.retire }),
  );
  // What was checked is what is applied: after a change it has to be checked again.
  const current = checked?.definition === text && checked.retire === retire ? checked : undefined;
  const form = useForm({
    problems: { definition: text.trim() === '' ? 'Paste a definition, or choose its file.' : undefined },
    sending: { isPending: checking.isPending || applying.isPending, error: applying.error ?? checking.error },
    send: () => (current === undefined ? checking.mutate({ definition: text, retire }) : apply(current)),
  });
  function apply(asked: Checked) {
    applying.mutate(asked, {
      onSuccess({ api, isNewVersion }) {
        say(
          isNewVersion
            ? `Version ${api.activeVersion} of ${api.title} is active`
            : `${api.title} had this definition already`,
        );
        void navigate({ to: scopeUrl(scope, `guarded-apis/${api.name}`) });
      },
    });
  }
  const error = applying.error ?? checking.error;
  const change = (definition: string) => {
    setText(definition);
    applying.reset();
    checking.reset();
  };
  return (
    <Page
      title="Apply Definition"
      eyebrow={
        <>
          <Link to={scopeUrl(scope, 'guarded-apis')}>Guarded APIs</Link> · {scope.name}
        </>
      }
      lead="A definition is one document, YAML or JSON, that describes a guarded API: routes, permissions, roles. It names the API and this organization. Check shows what it would change; nothing changes before Apply."
    >
      <form className="form" {...form.props}>
        <div ref={area} className={styles.editing}>
          <TextAreaField
            label="Definition"
            hint={
              <Begin onText={change}>
                {apiName && <BeginWith orgId={orgId} apiName={apiName} onText={change} />}
              </Begin>
            }
            problem={form.problem('definition')}
            spellCheck={false}
            wrap="off"
            rows={20}
            value={text}
            onChange={(event) => change(event.target.value)}
          />
        </div>
        <Faults error={error} text={text} place={area} />
        {(retire || areRolesGranted(error)) && <RetireBox isOn={retire} onChange={setRetire} />}
        {current && (
          <section className="card" aria-labelledby="changes">
            <h2 id="changes">What it would change</h2>
            <PreviewView preview={current.preview} />
          </section>
        )}
        <Actions>
          {current ? (
            <Button type="submit" look="primary" isBusy={applying.isPending}>
              Apply
            </Button>
          ) : (
            <Button type="submit" look="primary" isBusy={checking.isPending}>
              Check
            </Button>
          )}
          <Link className="button" to={scopeUrl(scope, apiName ? `guarded-apis/${apiName}` : 'guarded-apis')}>
            Cancel
          </Link>
        </Actions>
      </form>
      <CallPanel
        calls={[
          {
            title: 'Say what a definition would change',
            call: previewDefinition(orgId, { definition: 'api: …', retire }),
          },
          { title: 'Apply it', call: applyDefinition(orgId, { definition: 'api: …', retire }) },
        ]}
      />
    </Page>
  );
}

/** Where a text can come from, beside the clipboard. */
function Begin({ onText, children }: { onText: (text: string) => void; children: ReactNode }) {
  const id = useId();
  return (
    <span className="row">
      <span>Paste it here.</span>
      <label htmlFor={id}>Or choose its file:</label>
      <input
        id={id}
        type="file"
        accept=".yaml,.yml,.json"
        className={styles.file}
        onChange={async (event) => {
          const [file] = event.target.files ?? [];
          if (file) onText(await file.text());
        }}
      />
      {children}
    </span>
  );
}

function BeginWith({
  orgId,
  apiName,
  onText,
}: {
  orgId: string;
  apiName: string;
  onText: (text: string) => void;
}) {
  const { data } = useQuery(read(getGuardedApi(orgId, apiName)));
  if (data === undefined) return null;
  return (
    <Button onClick={() => onText(JSON.stringify(JSON.parse(data.definition), null, 2))}>
      Begin with version {data.activeVersion}
    </Button>
  );
}
