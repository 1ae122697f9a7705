import { describe, expect, it } from 'vitest';
import { RefusalError } from '../../domain/errors.js';
import type { Project } from '../../store/queries/projects.js';
import { onlyProject } from './project-named.js';

const project = (id: string): Project => ({
  id,
  organizationId: 'o',
  name: 'same',
  createdAt: 1,
  withDefaultAlertsSettings: true,
  regionUsageRestrictions: null,
  slowOperationThresholding: true,
  tags: [],
  settings: {},
});

function codeOf(found: Project[]): string {
  try {
    onlyProject(found, 'same', 'GROUP_NAME_NOT_FOUND');
  } catch (error) {
    if (error instanceof RefusalError) return error.refusal.code;
  }
  return 'none';
}

describe('a project asked for by its name', () => {
  it('is the only one of that name', () => {
    expect(onlyProject([project('a')], 'same', 'GROUP_NOT_FOUND').id).toBe('a');
  });

  it('is refused when there is none, or one in each of several organizations', () => {
    expect(codeOf([])).toBe('GROUP_NAME_NOT_FOUND');
    expect(codeOf([project('a'), project('b')])).toBe('MULTIPLE_GROUPS');
  });
});
