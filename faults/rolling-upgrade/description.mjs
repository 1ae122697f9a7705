/** The result of an upgrade that was watched, as beginResult takes it. */
export function describeUpgrade({ before, now, schemaBefore, schemaNow, wayBack, phases }) {
  const wrong = phases.reduce((sum, phase) => sum + phase.wrong, 0);
  const steps = phases.reduce((sum, phase) => sum + phase.steps, 0);
  const examples = phases.flatMap(({ name, examples: texts }) =>
    texts.slice(0, 3).map((text) => [name, cell(text)]),
  );
  return {
    title: 'Rolling upgrade',
    summary: `Three nodes of ${cell(before)} on one PostgreSQL are replaced, one after the other, by nodes of ${cell(now)}, under load of everything that callers do. Keys and tokens that one node made are used on all and taken away on another. The schema was ${schemaBefore} and is ${schemaNow}.`,
    figures: [
      {
        what: 'Answers other than expected',
        figure: `${wrong} in ${steps} steps`,
        target: '0',
        isMet: wrong === 0,
      },
      wayBack === undefined
        ? {
            what: 'The release before starts again on the present schema',
            figure: 'yes',
            target: 'yes',
            isMet: true,
          }
        : {
            what: 'The release before, started on a schema that is too new for it',
            figure: refusalOf(wayBack),
            target: 'refused by name',
            isMet: typeof wayBack === 'string' && wayBack.includes(schemaNow),
          },
    ],
    tables: [
      {
        title: 'Phase by phase',
        columns: ['Phase', 'Steps', 'Answers other than expected'],
        rows: phases.map(({ name, steps: taken, wrong: ofPhase }) => [name, String(taken), String(ofPhase)]),
      },
      ...(examples.length === 0
        ? []
        : [{ title: 'Answers other than expected', columns: ['Phase', 'Answer'], rows: examples }]),
    ],
    limits: [
      'A node is taken out before it is stopped, as a load balancer does; clients whose node is stopped under them repeat their call.',
      'The present build migrates while nodes of the release before serve, so this shows old code on the new schema. New code on the old schema there is not: a node migrates before it listens.',
    ],
  };
}

const refusalOf = (message) =>
  typeof message === 'string'
    ? cell(/database was migrated[^\n]*/.exec(message)?.[0] ?? message)
    : 'it started';

const cell = (text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
