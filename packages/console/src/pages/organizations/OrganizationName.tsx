import { renameOrganization } from '../../api/calls/organizations.js';
import { useSend } from '../../api/query.js';
import { CopyField } from '../../kit/Copy.js';
import { useMessages } from '../../kit/Messages.js';
import { RenameForm } from '../../scopes/RenameForm.js';

/** Name and ID of the organization. */
export function OrganizationName({
  orgId,
  name,
  mayRename,
}: {
  orgId: string;
  name: string;
  mayRename: boolean;
}) {
  const say = useMessages();
  const renaming = useSend((next: string) => renameOrganization(orgId, next));
  return (
    <section className="card form" aria-label="Name and ID">
      {mayRename ? (
        <RenameForm
          label="Organization Name"
          saved={name}
          isBusy={renaming.isPending}
          error={renaming.error}
          onSave={(next, done) =>
            renaming.mutate(next, {
              onSuccess() {
                done();
                say('Organization renamed');
              },
            })
          }
        />
      ) : (
        <div className="field">
          <span className="field-label">Organization Name</span>
          <span>{name}</span>
        </div>
      )}
      <CopyField label="Organization ID" value={orgId} />
    </section>
  );
}
