import { type SettingsChange, updateOrganizationSettings } from '../../api/calls/organization-settings.js';
import { useSend } from '../../api/query.js';
import { useMessages } from '../../kit/Messages.js';

/** Saves settings of an organization, and says so. `save` calls `done` when they are saved. */
export function useSettings(orgId: string) {
  const say = useMessages();
  const change = useSend((settings: SettingsChange) => updateOrganizationSettings(orgId, settings));
  return {
    error: change.error,
    isBusy: change.isPending,
    reset: change.reset,
    save: (settings: SettingsChange, done?: () => void) =>
      change.mutate(settings, {
        onSuccess() {
          say('Organization Settings saved');
          done?.();
        },
      }),
  };
}
