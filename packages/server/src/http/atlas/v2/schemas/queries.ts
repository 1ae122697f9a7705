import { Type } from 'typebox';
import { IncludeCount, ItemsPerPage, PageNum } from './common.js';

/** Query parameters of a list. */
export const ListQuery = Type.Object({
  includeCount: Type.Optional(IncludeCount),
  itemsPerPage: Type.Optional(ItemsPerPage),
  pageNum: Type.Optional(PageNum),
});

/** Query parameters of the few lists that always count. */
export const PlainListQuery = Type.Object({
  itemsPerPage: Type.Optional(ItemsPerPage),
  pageNum: Type.Optional(PageNum),
});
