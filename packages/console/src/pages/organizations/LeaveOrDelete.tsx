import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { deleteOrganization, leaveOrganization } from '../../api/calls/organizations.js';
import { listProjects } from '../../api/calls/scopes.js';
import { read, useSend } from '../../api/query.js';
import { Button } from '../../kit/Button.js';
import { ConfirmDialog } from '../../kit/Dialog.js';
import { Loaded } from '../../kit/Loaded.js';
import { useMessages } from '../../kit/Messages.js';
import { WayOut } from '../../scopes/WayOut.js';

/** The ways out: leaving the organization, and deleting it. */
export function LeaveOrDelete({
  orgId,
  name,
  mayDelete,
}: {
  orgId: string;
  name: string;
  mayDelete: boolean;
}) {
  const [asked, setAsked] = useState<'leave' | 'delete'>();
  return (
    <section className="card form" aria-labelledby="leave-or-delete">
      <h2 id="leave-or-delete">{mayDelete ? 'Leave or Delete' : 'Leave'}</h2>
      <WayOut action={<Button onClick={() => setAsked('leave')}>Leave Organization</Button>}>
        You lose your roles in it and in its projects. The last Organization Owner cannot leave.
      </WayOut>
      {mayDelete && <DeleteWayOut orgId={orgId} onAsk={() => setAsked('delete')} />}
      {asked === 'leave' && <Leave orgId={orgId} name={name} onClose={() => setAsked(undefined)} />}
      {asked === 'delete' && <Delete orgId={orgId} name={name} onClose={() => setAsked(undefined)} />}
    </section>
  );
}

/** Offered only once there is no project in it any more; until then it says how many there are. */
function DeleteWayOut({ orgId, onAsk }: { orgId: string; onAsk: () => void }) {
  const query = useQuery(read(listProjects(orgId, { itemsPerPage: 1 })));
  return (
    <Loaded query={query}>
      {({ totalCount }) =>
        totalCount > 0 ? (
          <WayOut>
            It can be deleted once it has no projects. It has{' '}
            <Link to={`/organizations/${orgId}/projects`}>
              {totalCount === 1 ? '1 project' : `${totalCount} projects`}
            </Link>
            .
          </WayOut>
        ) : (
          <WayOut
            action={
              <Button look="danger" onClick={onAsk}>
                Delete Organization
              </Button>
            }
          >
            Its API keys, service accounts, teams and invitations go with it.
          </WayOut>
        )
      }
    </Loaded>
  );
}

function Leave({ orgId, name, onClose }: { orgId: string; name: string; onClose: () => void }) {
  const departure = useSend(() => leaveOrganization(orgId));
  const goneFrom = useGoneFrom();
  return (
    <ConfirmDialog
      title={`Leave ${name}?`}
      action="Leave Organization"
      isBusy={departure.isPending}
      error={departure.error}
      onClose={onClose}
      onConfirm={() => departure.mutate(undefined, { onSuccess: () => goneFrom(`You left ${name}`) })}
    >
      <p>
        You lose your roles in the organization and in its projects at once, and leave its teams. To come
        back, somebody has to invite you. Your account stays.
      </p>
    </ConfirmDialog>
  );
}

function Delete({ orgId, name, onClose }: { orgId: string; name: string; onClose: () => void }) {
  const removal = useSend(() => deleteOrganization(orgId));
  const goneFrom = useGoneFrom();
  return (
    <ConfirmDialog
      title={`Delete ${name}?`}
      action="Delete Organization"
      typed={name}
      isBusy={removal.isPending}
      error={removal.error}
      onClose={onClose}
      onConfirm={() =>
        removal.mutate(undefined, { onSuccess: () => goneFrom(`Organization ${name} deleted`) })
      }
    >
      <p>
        Programs that use its API keys and service accounts are refused at once. Teams and invitations go too;
        people keep their accounts. This cannot be taken back.
      </p>
    </ConfirmDialog>
  );
}

/** Goes to the other organizations, from one that is not there any more. */
function useGoneFrom() {
  const say = useMessages();
  const navigate = useNavigate();
  return (message: string) => {
    say(message);
    void navigate({ to: '/organizations', replace: true });
  };
}
