import { useQuery } from '@tanstack/react-query';
import { getProfile } from '../../api/calls/account.js';
import { read } from '../../api/query.js';
import { Loaded } from '../../kit/Loaded.js';
import { AccountFrame } from './AccountFrame.js';
import { ProfileForm } from './ProfileForm.js';

/** What somebody is called, and where. */
export function ProfilePage() {
  const query = useQuery(read(getProfile()));
  return (
    <AccountFrame title="Profile" lead="Your name as others in your organizations see it.">
      <div className="page-narrow">
        <Loaded query={query}>{(profile) => <ProfileForm profile={profile} />}</Loaded>
      </div>
    </AccountFrame>
  );
}
