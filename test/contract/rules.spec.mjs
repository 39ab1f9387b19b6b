// The contract keeps the NL API Design Rules, and what is served is that contract.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, test } from 'node:test';

import { root, sharedServer } from '../server.mjs';

const server = await sharedServer();
const folder = await mkdtemp(join(tmpdir(), 'actiewijzer-contract-'));
after(async () => {
  await rm(folder, { recursive: true });
  await server.stop();
});

async function lint(files, format = 'stylish') {
  const child = spawn(join(root, 'node_modules/.bin/spectral'), ['lint', '--fail-severity', 'warn', '-r', join(root, 'api/spectral.yaml'), '-f', format, ...files]);
  const said = [];
  child.stdout.on('data', (bytes) => said.push(bytes));
  child.stderr.on('data', (bytes) => said.push(bytes));
  const [code] = await once(child, 'close');
  return { code, said: Buffer.concat(said).toString() };
}

const served = async () => (await fetch(`${server.address}/api/v1/openapi.json`)).json();

test('what is served keeps the rules', async () => {
  const file = join(folder, 'served.json');
  await writeFile(file, JSON.stringify(await served()));
  const { code, said } = await lint([file]);
  assert.equal(code, 0, said);
});

test('the file in the source keeps them too', async () => {
  const { code, said } = await lint([join(root, 'api/openapi.yaml')]);
  assert.equal(code, 0, said);
});

const broken = {
  'semantic-version': (contract) => { contract.info.version = '1'; },
  'contact-complete': (contract) => { delete contract.info.contact.email; },
  'version-in-server': (contract) => { contract.servers[0].url = 'http://actiewijzer.example/api'; },
  'no-slash-at-end': (contract) => { contract.paths['/criteria/'] = contract.paths['/criteria']; },
  'paths-kebab-case': (contract) => { contract.paths['/mijnPad'] = contract.paths['/criteria']; },
  'query-camel-case': (contract) => { contract.paths['/methoden'].get.parameters[0].name = 'zoek_op'; },
  'properties-camel-case': (contract) => { contract.components.schemas.Waarde.properties.mijn_naam = { type: 'string' }; },
  'wrong-input-is-400': (contract) => { delete contract.paths['/adviezen'].post.responses['400']; },
  'not-422': (contract) => { contract.paths['/adviezen'].post.responses['422'] = { description: 'x' }; },
  'version-header': (contract) => { delete contract.components.responses.Onjuist.headers['API-Version']; },
  problems: (contract) => { contract.components.responses.Onjuist.content = { 'application/json': {} }; },
  'problem-fields': (contract) => { delete contract.components.schemas.Probleem.properties.detail; },
  'days-are-dates': (contract) => { contract.components.schemas.Bron.properties.leesDatum = { type: 'string' }; },
  'openapi-3': (contract) => { contract.openapi = '3.2.0'; },
};

test('each rule of our own notices what breaks it', async () => {
  const rules = (await readFile(join(root, 'api/spectral.yaml'), 'utf8')).match(/^ {2}[a-z0-9-]+(?=:$)/gm).map((name) => name.trim());
  const untested = rules.filter((name) => !(name in broken) && name !== 'known-methods');
  assert.deepEqual(untested, []);
  const contract = await served();
  const files = [];
  for (const [rule, breakIt] of Object.entries(broken)) {
    const copy = structuredClone(contract);
    breakIt(copy);
    files.push(join(folder, `${rule}.json`));
    await writeFile(files.at(-1), JSON.stringify(copy));
  }
  const { said } = await lint(files, 'json');
  const noticed = JSON.parse(said).map(({ code, source }) => `${basename(source, '.json')} ${code}`);
  for (const rule of Object.keys(broken)) assert.ok(noticed.includes(`${rule} ${rule}`), `${rule} says nothing`);
});
