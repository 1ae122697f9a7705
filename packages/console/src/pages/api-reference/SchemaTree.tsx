import { useId, useState } from 'react';
import { Backticked } from '../../kit/Backticked.js';
import { Button } from '../../kit/Button.js';
import { Icon } from '../../kit/Icon.js';
import styles from './SchemaTree.module.css';
import type { Schema, Schemas } from './schema.js';
import { type Direction, type Limit, type SchemaNode, treeOf } from './schema-tree.js';

/** Lists with their few members around the results open by themselves. */
const FEW_MEMBERS = 5;

/** The schema of what nearly everything has and nobody asks for. */
const LINK = 'Link';

/** More values than this are behind a button. */
const SHOWN_VALUES = 12;

/** A schema: what it is, and its members as a tree. `label` names it for screen readers. */
export function SchemaMembers({
  schema,
  schemas,
  direction,
  label,
}: {
  schema: Schema;
  schemas: Schemas;
  direction: Direction;
  label: string;
}) {
  const [isWhole, setIsWhole] = useState(false);
  const root = treeOf(schema, schemas, { direction });
  const nodes = root.children();
  return (
    <div className="stack-tight">
      <div className="spread">
        <div>
          <span className="quiet">{root.type}</span>
          {root.schemaName && (
            <>
              {' '}
              <code className="quiet">{root.schemaName}</code>
            </>
          )}
          <Details node={root} />
        </div>
        {nodes.some((node) => node.children().length > 0) && (
          <Button
            look="quiet"
            onClick={() => setIsWhole(!isWhole)}
            aria-label={`${isWhole ? 'Collapse' : 'Expand'} all of ${label}`}
          >
            {isWhole ? 'Collapse all' : 'Expand all'}
          </Button>
        )}
      </div>
      {nodes.length > 0 && (
        <SchemaRows
          key={String(isWhole)}
          nodes={nodes}
          label={label}
          openness={isWhole ? 'all' : nodes.length <= FEW_MEMBERS ? 'first' : 'none'}
        />
      )}
    </div>
  );
}

/** What of a tree is open at first: everything but what contains itself, the first level, or nothing. */
type Openness = 'all' | 'first' | 'none';

/** Members or parameters, one below the other. */
export function SchemaRows({
  nodes,
  label,
  openness = 'none',
}: {
  nodes: readonly SchemaNode[];
  label: string;
  openness?: Openness;
}) {
  return (
    <ul className={styles.tree} aria-label={label}>
      {nodes.map((node) => (
        <Row key={node.name} node={node} openness={openness} />
      ))}
    </ul>
  );
}

function Row({ node, openness }: { node: SchemaNode; openness: Openness }) {
  const [isOpen, setIsOpen] = useState(isOpenAtFirst(node, openness));
  const id = useId();
  const children = node.children();
  return (
    <li>
      <div className={styles.member}>
        {children.length > 0 ? (
          <button
            type="button"
            className={styles.memberToggle}
            aria-expanded={isOpen}
            aria-controls={isOpen ? id : undefined}
            onClick={() => setIsOpen(!isOpen)}
          >
            <Icon name="down" size={12} />
            <code>{node.name}</code>
          </button>
        ) : (
          <code className={styles.memberName}>{node.name}</code>
        )}
        <span className="quiet">{node.type}</span>
        {node.isRequired && <span className={styles.required}>required</span>}
        {node.isReadOnly && <span className="quiet">read-only</span>}
        {node.isWriteOnly && <span className="quiet">write-only</span>}
        {node.isDeprecated && <span className="quiet">deprecated</span>}
      </div>
      <Details node={node} />
      {isOpen && children.length > 0 && (
        <div id={id}>
          <SchemaRows
            nodes={children}
            label={`Members of ${node.name}`}
            openness={openness === 'all' ? 'all' : 'none'}
          />
        </div>
      )}
    </li>
  );
}

function isOpenAtFirst({ isRecursive, schemaName }: SchemaNode, openness: Openness): boolean {
  if (openness === 'first') return schemaName !== LINK;
  return openness === 'all' && !isRecursive;
}

function Details({ node }: { node: SchemaNode }) {
  const { description, limits, values } = node;
  if (description === undefined && limits.length === 0 && values.length === 0) return null;
  return (
    <div className={styles.details}>
      {description && (
        <p>
          <Backticked text={description} />
        </p>
      )}
      {limits.length > 0 && (
        <p className="hint">
          {limits.map((limit, index) => (
            <LimitText key={limit.text + (limit.code ?? '')} limit={limit} isFirst={index === 0} />
          ))}
        </p>
      )}
      <Values name={node.name} values={values} />
    </div>
  );
}

function LimitText({ limit: { text, code }, isFirst }: { limit: Limit; isFirst: boolean }) {
  return (
    <>
      {isFirst ? '' : ' · '}
      {text}
      {code !== undefined && (
        <>
          {' '}
          <code>{code}</code>
        </>
      )}
    </>
  );
}

function Values({ name, values }: { name: string; values: readonly string[] }) {
  const [isWhole, setIsWhole] = useState(false);
  if (values.length === 0) return null;
  const shown = isWhole ? values : values.slice(0, SHOWN_VALUES);
  return (
    <div className={styles.values}>
      <span className="hint">{values.length === 1 ? 'Always' : 'One of'}</span>
      {shown.map((value) => (
        <code key={value} className="badge">
          {value}
        </code>
      ))}
      {values.length > SHOWN_VALUES && (
        <button
          type="button"
          className={styles.more}
          aria-expanded={isWhole}
          aria-label={`${isWhole ? 'Fewer' : `All ${values.length}`} values of ${name}`}
          onClick={() => setIsWhole(!isWhole)}
        >
          {isWhole ? 'Fewer' : `All ${values.length}`}
        </button>
      )}
    </div>
  );
}
