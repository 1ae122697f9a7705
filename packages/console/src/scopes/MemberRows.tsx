import { Badge } from '../kit/Badge.js';
import { IconButton } from '../kit/Button.js';
import { RoleMenu, type RoleOption } from '../kit/RoleMenu.js';
import styles from './MemberRows.module.css';
import { RoleBadges } from './RoleNames.js';

/** Somebody who is to be a member, as typed so far. */
export interface NewMember {
  readonly username: string;
  readonly roles: readonly string[];
}

/** The people who were added to a form, each with roles that can still be changed. */
export function MemberRows({
  members,
  options,
  isDone,
  onChange,
}: {
  members: readonly NewMember[];
  options: readonly RoleOption[];
  /** Of those the server already knows nothing can be changed here. */
  isDone: (username: string) => boolean;
  onChange: (members: readonly NewMember[]) => void;
}) {
  if (members.length === 0) return null;
  return (
    <ul className={styles.rows} aria-label="Members">
      {members.map(({ username, roles }) => (
        <li key={username} className={styles.row}>
          {isDone(username) ? (
            <div className="stack-tight">
              <span className={styles.name}>
                {username} <Badge tone="good">Done</Badge>
              </span>
              <RoleBadges roles={roles} />
            </div>
          ) : (
            <>
              <RoleMenu
                label={`Roles of ${username}`}
                options={options}
                roles={roles}
                problem={roles.length === 0 ? 'Choose at least one role.' : undefined}
                onChange={(next) =>
                  onChange(
                    members.map((member) =>
                      member.username === username ? { username, roles: next } : member,
                    ),
                  )
                }
              />
              <IconButton
                icon="trash"
                look="danger"
                label={`Take ${username} off the list`}
                onClick={() => onChange(members.filter((member) => member.username !== username))}
              />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
