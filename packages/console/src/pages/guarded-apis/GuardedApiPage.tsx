import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { setGuardMode } from '../../api/calls/guard.js';
import { Button } from '../../kit/Button.js';
import { scopeUrl } from '../../shell/scope.js';
import { ApiFacts } from './ApiFacts.js';
import { ApiFrame } from './ApiFrame.js';
import { ApiGates } from './ApiGates.js';
import { ApiMode } from './ApiMode.js';
import { ApiVersions } from './ApiVersions.js';
import { DeleteApi } from './DeleteApi.js';

/** A guarded API: whether it refuses, what it is, its gates and its versions. */
export function GuardedApiPage() {
  const navigate = useNavigate();
  const [isDeleting, setIsDeleting] = useState(false);
  return (
    <ApiFrame
      tab=""
      actions={() => (
        <Button icon="trash" onClick={() => setIsDeleting(true)}>
          Delete
        </Button>
      )}
      calls={({ scope, api }) => [
        {
          title: api.mode === 'enforce' ? 'Only report from now on' : 'Refuse from now on',
          call: setGuardMode(scope.orgId, api.name, api.mode === 'enforce' ? 'report' : 'enforce'),
        },
      ]}
    >
      {(shown) => (
        <>
          <ApiMode {...shown} />
          <ApiFacts {...shown} />
          <ApiGates {...shown} />
          <ApiVersions {...shown} />
          {isDeleting && (
            <DeleteApi
              {...shown}
              onDone={() => void navigate({ to: scopeUrl(shown.scope, 'guarded-apis') })}
              onClose={() => setIsDeleting(false)}
            />
          )}
        </>
      )}
    </ApiFrame>
  );
}
