import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, it } from 'node:test';

import { program, run, sharedServer } from '../server.mjs';
import { Site } from '../site.mjs';
import { requestOf, stories, titleOf } from './expectations.mjs';

const server = await sharedServer();
const site = new Site(server.address);
after(() => server.stop());

async function advise(request, more = []) {
  const { code, out, err } = await run(['advise', '--json', ...more], { input: JSON.stringify(request) });
  assert.equal(code, 0, err);
  return JSON.parse(out);
}

/// A copy of the knowledge whose files were made in the opposite order, so that the folder lists them otherwise.
async function turnedCopy() {
  const folder = await mkdtemp(join(tmpdir(), 'actiewijzer-share-'));
  const share = join(dirname(program), 'share');
  for (const name of await readdir(share)) if (name !== 'content') await symlink(join(share, name), join(folder, name));
  const copy = async (from, to) => {
    await mkdir(to);
    for (const name of (await readdir(from)).sort().reverse()) {
      if ((await stat(join(from, name))).isDirectory()) await copy(join(from, name), join(to, name));
      else await writeFile(join(to, name), await readFile(join(from, name)));
    }
  };
  await copy(join(share, 'content'), join(folder, 'content'));
  return folder;
}

describe('The command line', () => {
  for (const story of stories) {
    it(`${titleOf(story)}: gives what the API gives`, async () => {
      const request = requestOf(story);
      const answer = await site.json('/api/v1/adviezen', request);
      assert.deepEqual(await advise(request), JSON.parse(answer.html));
    });

    it(`${titleOf(story)}: as text it names the same methods and guidance`, async () => {
      const { code, out, err } = await run(['advise'], { input: JSON.stringify(story.request) });
      assert.equal(code, 0, err);
      const words = out.replace(/\s+/g, ' ');
      const { methoden, aanwijzingen } = await advise(story.request);
      const places = methoden.map(({ naam }) => words.indexOf(naam));
      assert.ok(!places.includes(-1), out);
      for (const { tekst } of aanwijzingen) assert.ok(words.includes(tekst), tekst);
    });
  }

  it('the order of the content files changes nothing', async () => {
    const share = await turnedCopy();
    try {
      for (const { request } of stories) assert.deepEqual(await advise(request, ['--share', share]), await advise(request));
    } finally {
      await rm(share, { recursive: true });
    }
  });

  it('says what is wrong with a situation, on standard error', async () => {
    const wrong = await run(['advise', '--json'], { input: '{"standen": {"animo": {"nodig": 7}}}' });
    assert.equal(wrong.code, 1);
    assert.equal(wrong.out, '');
    assert.match(wrong.err, /standen\.animo\.nodig/);
  });
});
