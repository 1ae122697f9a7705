import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { goSuite } from '../../scripts/clients/go.mjs';
import { mavenSuite } from '../../scripts/clients/maven.mjs';
import { runNodeTests } from '../../scripts/clients/node.mjs';
import { environmentOf, python, runPytest } from '../../scripts/clients/python.mjs';
import { addResults } from '../../scripts/clients/results.mjs';
import { runProgram } from '../../scripts/clients/run-program.mjs';
import { ROOT } from '../../scripts/run.mjs';

const OPENAPI_GENERATOR = '7.16.0';

const go = goSuite({});
const java = mavenSuite({});

export const suite = {
  title:
    'Generated clients: openapi-generator (Go, Java, TypeScript, Python), oapi-codegen, openapi-python-client',
  when: 'release',
  programs: [...go.programs, ...java.programs, python],
  server: { settings: { SALLYPORT_RATE_LIMIT_SCALE: 'off' } },
  async run({ server, directory, say }) {
    const build = `${directory}build/`;
    rmSync(build, { recursive: true, force: true });
    mkdirSync(build);
    const document = `${build}openapi.json`;
    const answer = await fetch(`${server.env.MONGODB_ATLAS_BASE_URL}/api/openapi.json`);
    const described = await answer.text();
    writeFileSync(document, described);
    // Python's `re` knows no classes of Unicode, and the generated client holds every name against its pattern.
    const withoutClasses = `${build}openapi-without-classes.json`;
    const isClass = (key, value) => key === 'pattern' && typeof value === 'string' && value.includes('\\p{');
    writeFileSync(
      withoutClasses,
      JSON.stringify(JSON.parse(described), (key, value) => (isClass(key, value) ? undefined : value)),
    );

    const generateFrom = await openApiGenerator(directory);
    const generate = generateFrom(document);
    const python3 = await environmentOf(`${directory}python/`, say);
    const env = { PATH: `${directory}python/.venv/bin:${process.env.PATH}` };
    const pythonClient = `${directory}python/.venv/bin/openapi-python-client`;

    // A generator that fails is told and counted by its language; the others go on.
    const languages = {
      async Go() {
        const module = `${directory}go/`;
        rmSync(`${module}build`, { recursive: true, force: true });
        await generate(
          'go',
          `${module}build/openapigenerator`,
          'packageName=openapigenerator,withGoMod=false',
        );
        mkdirSync(`${module}build/oapicodegen`);
        await run('go', ['tool', 'oapi-codegen', '-config', 'oapi-codegen.yaml', document], {
          cwd: module,
          env: { GOFLAGS: '-mod=readonly' },
        });
        return go.run({ server, directory: module, say });
      },
      async Java() {
        // The generator's toUrlQueryString does not compile where an array has enums and unique items.
        const options = 'openApiNullable=false,supportUrlQuery=false,useSingleRequestParameter=true';
        await generate('java', `${build}java`, options, ['--library', 'native']);
        return java.run({ server, directory: `${directory}java/`, say });
      },
      async TypeScript() {
        await generate('typescript-fetch', `${build}typescript/src`, 'importFileExtension=.js');
        writeFileSync(`${build}typescript/package.json`, '{"type":"module"}');
        const tsc = `${ROOT}node_modules/typescript/bin/tsc`;
        await run(process.execPath, [tsc, '-p', `${directory}typescript`], { cwd: directory });
        return runNodeTests({ directory: `${directory}typescript/`, env: server.env }, say);
      },
      async Python() {
        const target = `${build}python`;
        mkdirSync(target);
        const args = ['generate', '--path', document, '--config', `${directory}python/generator.yaml`];
        await run(pythonClient, [...args, '--meta', 'none', '--output-path', `${target}/sallyport_client`], {
          cwd: target,
          env,
        });
        await generateFrom(withoutClasses)('python', target, 'packageName=openapigenerator');
        return runPytest(
          python3,
          { cwd: `${directory}python/`, env: { ...server.env, PYTHONPATH: target } },
          say,
        );
      },
    };
    const results = [];
    for (const [language, test] of Object.entries(languages)) {
      say(`${language} …`);
      results.push(
        await test().catch((error) => ({ failed: 1, problems: [`${language}: ${error.message}`] })),
      );
    }
    return addResults(results);
  },
};

/** Brings the generator from Maven's repository; resolves with what makes, from a document, a client of a language. */
async function openApiGenerator(directory) {
  const artifact = `org.openapitools:openapi-generator-cli:${OPENAPI_GENERATOR}`;
  const copy = ['--batch-mode', '--quiet', 'dependency:copy', `-Dartifact=${artifact}`];
  await run('mvn', [...copy, `-DoutputDirectory=${directory}build`], { cwd: `${directory}java` });
  const jar = `${directory}build/openapi-generator-cli-${OPENAPI_GENERATOR}.jar`;
  const onlySources = 'apiTests=false,modelTests=false,apiDocs=false,modelDocs=false';
  return (document) =>
    (language, target, options, more = []) =>
      run(
        'java',
        [
          ...['-jar', jar, 'generate', '-i', document, '-g', language, '-o', target, ...more],
          ...[`--additional-properties=${options}`, '--global-property', onlySources],
        ],
        { cwd: directory },
      );
}

async function run(program, args, options) {
  const { status, output } = await runProgram('nice', ['-n', '10', program, ...args], options);
  if (status !== 0) throw new Error(`${program} ended with ${status}:\n${output.slice(-4000)}`);
}
