import { Type } from 'typebox';
import { IncludeCount, ItemsPerPage, PageNum } from './common.js';

/** Query parameters of a list. */
export const ListQuery = Type.Object({
  includeCount: Type.Optional(IncludeCount),
  itemsPerPage: Type.Optional(ItemsPerPage),
  pageNum: Type.Optional(PageNum),
});

/** Query parameter of changes that could leave nobody to manage an organization. Not published. */
export const ForceQuery = Type.Object({
  force: Type.Optional(
    Type.Boolean({
      default: false,
      description:
        'Sallyport only: do it even if nobody can manage the organization afterwards, as Atlas does',
    }),
  ),
});

/** Query parameters of the lists of service accounts. This server manages none of its own, so nothing is left out. */
export const ServiceAccountListQuery = Type.Object({
  includeSystemManaged: Type.Optional(Type.Boolean({ default: false })),
  itemsPerPage: Type.Optional(ItemsPerPage),
  pageNum: Type.Optional(PageNum),
});

/** Query parameters of the few lists that always count. */
export const PlainListQuery = Type.Object({
  itemsPerPage: Type.Optional(ItemsPerPage),
  pageNum: Type.Optional(PageNum),
});
