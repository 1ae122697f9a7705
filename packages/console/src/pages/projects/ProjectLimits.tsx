import { useQuery } from '@tanstack/react-query';
import { listProjectLimits } from '../../api/calls/projects.js';
import { read } from '../../api/query.js';
import { projectLimits } from '../../domain.js';
import { Loaded } from '../../kit/Loaded.js';
import { Table } from '../../kit/Table.js';

const descriptions = new Map<string, string>(
  projectLimits.map(({ name, description }) => [name, description]),
);

/** The limits that hold in a project, behind a line: clients set them and read them back. */
export function ProjectLimits({ groupId }: { groupId: string }) {
  const query = useQuery(read(listProjectLimits(groupId)));
  return (
    <details className="calls">
      <summary>Limits</summary>
      <div className="calls-body">
        <p className="quiet">
          Clients set these with the API. This server holds to the one for network access entries and keeps
          the others.
        </p>
        <Loaded query={query}>
          {(limits) => (
            <Table
              caption="Limits of the project"
              rows={limits}
              keyOf={({ name }) => name}
              columns={[
                {
                  name: 'Limit',
                  isHeader: true,
                  cell: ({ name }) => descriptions.get(name) ?? name,
                },
                { name: 'Value', cell: ({ value }) => value },
                { name: 'Default', cell: ({ defaultLimit }) => defaultLimit ?? 'None' },
                { name: 'Maximum', cell: ({ maximumLimit }) => maximumLimit ?? 'None' },
              ]}
            />
          )}
        </Loaded>
      </div>
    </details>
  );
}
