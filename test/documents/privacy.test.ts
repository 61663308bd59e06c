import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';

import { FOLDERS } from './documents.js';
import { editionOf, LABELS } from './support.js';

// The names of officials, advisers, councillors, consultants and judges in the documents, and one by which a child is called,
// as SHA-256 of the lower-cased words: the names themselves are nowhere in this repository. A surname that is an ordinary word
// is only looked for beside its first name.
const SURNAMES = new Set([
  '10ac91bf4908d2e7692b7cf6240b73c7be87dddc04eb36565f7879b010ad8355',
  '133d22f097a97d6f6e3c70131034637f75525d41de611671aa3b389c3c9357dc',
  '2b10c66cbdb96309cc74543daa7f53ce6d9ae7786ee45f9cf2c7fc01d42c23ec',
  '2b17b550b33a837bdaffba5e090c0c9ea11fb3c979c9b6ca9c3a6fdcba1db856',
  '2f5832846744fad694d8ed3c9941ca96799086ea2858a82f52e048ece54cc21b',
  '32b2dcd1aa65f1ca73712f73f46a0d42e9fd172fd75ac149fcd9eb2b4afb9132',
  '3ae7b1021a3645aaccfc00a8190a86ae34d530de5215a3cfe90c13e4b0e8326f',
  '3baf280d5ec63edb81652712730663eed7697c4781aa3e3d142703a4941ac0a6',
  '49dc32d144254d01d855278512b3136d081d8b3e48635d1d2da759d7257432b2',
  '53cbd42c30d2a1a22a5b24b7cf3a12e04c62e7a5567d9ed24ede214679a5de67',
  '56ab59dd713f17bd935d48f7ff240f66042540cce8d3fe0044db340def392c4a',
  '57dcdce8d9751817d182a1f99572e1e1111b13bc5a964136c50b9364ab7dc498',
  '5bb656d7efa082e30a4080913e27b0983d125faf711f5a1ece539879a1dc77da',
  '66f86b1f3c61159b9ad9824e52cd4dbd3d87ab45afcdb60943437e1bc0159433',
  '6afa93ad6e9698a47068e6e35e5f8f6a11cf458dfdfba5d5ee27c14ac8bb2401',
  '7ae8565622360f2172a9656068746dc9271575e146ccae93a6839a68cd554142',
  '7c23cb88a2b95c142532ebbe3acdbe41728d6821462832fb10b9c37c13a034ed',
  '8261ed6d55c45baafd9b7fc4e88b5b9ebe558ee0e6b7f3140d682da631eb4d40',
  '8b446fdaaad7006158e3f876d5dd82fbce38d2ff71230b04e3b51f65e262fb69',
  '8d6aa946308a9f31cbfbb0c924b5ae347c9298445555bc99a76a3093f408079c',
  '9967c576f61ff431e483e042b93491bc97942f3ca9473223fa43a91c15ac2045',
  'a906b5cb37e933f988a2d3fc5e8853de8f961f1fbd424435ff2a85497acf7d24',
  'abe6fc73682a1c00e03f04c31bcbdf289f8d5eb8ef76be45636dfd64a911e9f4',
  'b26d28f46ceba1518fad6a7122320240084a5fe4fe73a5128fffcfffa86f2907',
  'b2c4f1e4b47ad31d6916cda1e15dbec432fcdb0982de2b7363c667312b5972a7',
  'b346b6b267d60920573c7a3e874363be3882120d3df3ea9b6c63263bcee8875f',
  'b918c3f9116ce3a61efd71a1bada0d46c8f575283ce5d5798454a4abfb56ae79',
  'bc6e1b5d5000cc48390122fd7cec0ea25c7ca25d8098e84bef762a96d7cd2a20',
  'c2665ea3e12568c37b740ffa21751b197aabf0a164a7ca562906bd7c094dde34',
  'ca700c8aa0b8566b842c86c4c1ce298b8d8e62f1a91d4698dc0f6d468ac399e1',
  'cf9b89624e88291d7223d09e116c3fefc8486b47243ce3c4382b588b5964e0ef',
  'd17108747e922613fe66bf5b0ec450801f513b92e91d7838f0b739df9f68ba98',
  'd46622d47ef284e7d100a8c7b1683c8df310c683c2235c9683631610c97dc80f',
  'daec9889608b714fe4577247011200c19f47864ad8dca257cf39f2f872ebe604',
  'e0e3a2b6471d044a53a7757994b51dd33c6b3ec90e1aca21cebc8e2ae79d6d9b',
  'e1221119721520709a21c11948e1f8ce3a4cb7757d57bac51041ca144434ca70',
  'e1ce4e3246f0b7d29c63b455ba5ed0a94d9651d93b0f2db39471ad75b61e402f',
  'e3a6426fb1b6f35525c2eb8b6051a5e3bbad6b8e48a2585bfe5cdc36667c9217',
  'e42596a7aa342aadc6926f05ebff6a290d4f8770bc687e9568d2c9191fe192f5',
  'f57dbb83bc838bda3c0cf7d6091e9a3c16f824cef7ebef8faad554bf5ebc7ad4',
  'f647e440d549cbebe942646f128ea83eae8993dc5145543d4a902185eb9e6f76',
  'fcdc31b964565503aadc3adab0a0209083449a7ffb38dbe3956f02e31883a3bc',
]);

const FULL_NAMES = new Set([
  '0d3a5909a563d292e68120be369d98845edf63fe126cf0062a6aca4ba6f4cb6a',
  '0d4e3ae184056a6174b8f2225fbbffeae51395125beaf39c144b9d3003c86032',
  '0e377da125c3ede8a1ddbdc28748b854893937d7298d5b848f129ac1b9387765',
  '0ecf6c0db1efb9563d9426dd4493e74a51c6f833b18a02023447e6ae9f115180',
  '11c81e33aa91d75bbac9ce23b3d0624e295d1b1af720c2115e1a14e191a94b9b',
  '15c5b4ddfaac6decb43dc25819ffba20e2fbc47bfd99ad4fde86c5ba3ea1d896',
  '185a9acf0438e1e0b1fbdd99c323f70001ae128549eacbc9782b3615bbed6c3d',
  '189e76fe4d5721a4cdb743367c69efd8ea021ac58e93c2461cc6fc10c53aa19f',
  '1bb503ba380e59192011a4aaac887e915a0467110bf57f35254cb692cabe2a31',
  '1d36e027e00c96d6cba84c7a20f3adea6fefbf7b09235d382d8d7d1d29ec6eb2',
  '1d71685274c425a890c233fa0e9da8324296cd42462c92e12ce68435c4683661',
  '1f5b257c8c16d71fceaefef4e223ab5000b6bcc208fda51af2f909dfce39c29a',
  '2655f532209df3a6347d8b8be71c27e5690274c0b8031e67614ba99d80a4e4b4',
  '31d8b1d35e993042929c6dc70c41a291dfbaf40b6cf7edce01b5328525f29a81',
  '33c5c4f461071eedca94626da105fe0c5517b92d22f71a4ca213bc18f574a65c',
  '3ebcc28112ff0fd1190bb5b11bcaf420f9d3af5eb8d98fad4a9425b324ef848a',
  '435192750afe400d89ec3f52ac7bfc7ac64c0a57eceb32de66f2fb1c056ec494',
  '441feea1f5a5649bb4a418ce4c94a9cef114b0050f13e83477d1895f76a832b1',
  '445e0ec97bb5b263e2709411913204cb9cd26fead22260fc76f27a48f83c243e',
  '56cce5182d49938e4c53f8e7a142e102f31092b48e7d1e1ffe73124d8b5d394c',
  '5e85d319cdccfda972f287258f41589ec6c89bb1e980645e1f24e8b00bc56393',
  '6a14052923b6162f4373fcd6126080c508d23ae034d14e1e40d1a7c9d79d653d',
  '6fba85e10cfd933c7d7e1c9c4540c914ea962e5a89763b1b841b9c7dde4a64fe',
  '7f148d743d2a8425db81b61242b44cfa70548d0f2bd5ab118b406f7c9fd8c5a2',
  '81516566c7a6f9583d7bc0eaa579faf95ee3d6071fdda3c583bf1e85760f3391',
  '845d79f5236636033e52ce7c8cba5c45b8e7df1f910d051e6c269264d9fb1dbb',
  '882a0493a215417513167923ceba87d3b00d34729c14d3d0eb906a008e6bdee2',
  '9016a087a6379a21cc3f979f88a6512206f5c7b41df5322cd3679dabb7e959c7',
  '9714897ab169ff85d0b5502db52422dc87a41b16521afc7ca35de21354444d57',
  '973fb470e1fed3ca8ac8ae12200b1f3338ed077c5aa104d084aeee813a9a7db0',
  '979685db12f5da9e5a2b37a2cb3f5182d592537fe36c404534f6620a4bdadf47',
  '9b985c632156493710f245d1b086438f8423061f43a7cb73004a9f9b9a90ff40',
  'a526b3c001e0ebe4364c01b67fa6359e404c2c85eac37fbfa88942416cc05bfd',
  'a673bcd6d70295c5b8e4f0505428c710135d67bd659045e05e3f09b2fe8bf42e',
  'a8433d7836a37b7304cdbf2a4f1880f7821ab93fa478c9a2e7820a2484a5f050',
  'b187b0d012bcee92b714d83acf40ca63fb180238a3e08b8c53aee9235c4653d1',
  'b934ad9888562407ce4ad0920b970fd1402b567bf118ef8c2d852f89e4fe14a1',
  'b988265326802573a8cd880cd789a620f9585f99aabf0652a14cec43193f82ab',
  'bcecd13c001062404c004f2becf8a8a70c2cc62082927ff1eba5ccede57621e1',
  'bdc4f3c15969d2b0e183ab2867fe9b95c1b2f1730f242544f7a598c3514e9899',
  'c24153e692b156c21c91bac7dc84be70083a106cabc66518430cff62e15dce67',
  'c503f032813cac3c543f8d3577ac95b3b674ba501d0f11a85ad153e3babe1429',
  'c516dd029e08ce7fe6befcb7d7752642fa06290b4dd02776af0ce45bb2ac11ee',
  'c7960e1cab2f20f3b6c40547b365a6052f7a426b25b55d50fcab0030810e80f4',
  'c89bd3a5aade8ea1284b9d472733faf794f89dec1ae24548b0150daf448f525f',
  'ca4dfeab0647f9363d7064aabca54399f8053e51b423ada079cd38e03155d10a',
  'd28ef66c01f38e648febd0a7f190f1a5e22a4f1eb7f53a751bd88b311bbdbc17',
  'd36ebff08794a525ae81a4d1f1a9bddd1edecab71015a6b755cf9cacac6ada15',
  'd9ceabaf64a9365f531357b55f16354d9e2a28372b1f0220264f18858f7dfe04',
  'da75fe72d9b9fd0f6fc883841ee73303d8653d576f5a03c5e41992e08c785f49',
  'dac53c0ccf27e9eee3f99684cc9e4f7e29ad722158136843cb36a270db7f6050',
  'dfc8eae054b02cc50fc416635637fb74991d8248a3854928c2f3b1867dc3bf5e',
  'efae5017fb698eb0a1d5d047b66eb0af60d7651eb2b19e9e06480cb8cce3dbb1',
  'f753ed9b49e7b2dde7fae061922ecf07505e188c154cad768b0b06397623cb33',
  'f7e170238235cc4e03a0fb80d335dd7999ba2383ebd4c5a34b1c483f66eb20ea',
]);

const INITIALS = new Set([
  '1fcff1fe7e601e10bb94291b44e0c531fd855f5c9335805f1f7865b576c21828',
  '3ac1ecbd2220c6757eb9f289fee88c4068c6791c5b0affef7644e77adfc97b45',
  '70ba33708cbfb103f1a8e34afef333ba7dc021022b2d9aaa583aabb8058d8d67',
  'cc8844298c08e2fb7ba75080b9fad6fbd23d63bf3534c713e87ad87cee8f5b57',
  'cdffd5dd8ca8126c0482ba994814b9014cc9e973435d399f1cf1f69479e6b907',
]);

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesIn(path) : [path];
  });

const wordsIn = (text: string): readonly string[] => text.toLowerCase().match(/\p{L}+/gu) ?? [];

/** Where a text holds a name: the place of the word in it, never the name. */
const namesIn = (text: string): readonly string[] => {
  const words = wordsIn(text);
  return words.flatMap((word, at) => [
    ...(SURNAMES.has(hashOf(word)) ? [`a surname at word ${at}`] : []),
    ...(FULL_NAMES.has(hashOf(`${word} ${words[at + 1] ?? ''}`)) ? [`a name at word ${at}`] : []),
  ]);
};

const ROOT = join(__dirname, '..', '..');
const FILES = [...filesIn(join(ROOT, 'fixtures')), ...filesIn(join(__dirname, 'printed'))];

/** What would be about one child: an age, a date of birth, one case, a postcode, a number of a person. */
const CHILD_LEVEL: readonly RegExp[] = [
  // `aged 16+`, `aged 3 up to 18` and `over the age of 16 years old` are groups.
  /\b(?:aged?) (?:\d|1[0-7])\b(?!\+| to| up to)/iu,
  /(?<!\b(?:over the age|between the ages) of )\b\d{1,2}[ -](?:year|month|week)s?[ -]old\b/iu,
  /\bdate of birth\b|\bd\.?o\.?b\.?\b/iu,
  /\b(?:a|the|this|that|one) (?:boy|girl|baby|toddler|teenager|siblings?)\b/iu,
  /\bone (?:child|young person|care leaver|family)\b/iu,
  /\b[Cc]hild [A-Z]\b/u,
  /\b[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2}\b/u,
  /\b\d{3} ?\d{3} ?\d{4}\b/u,
  // The longest single set of court proceedings: it is one family.
  /\b77 weeks\b/iu,
  /\bthree young women\b/iu,
];

describe('the transcribed documents', () => {
  it('are all looked at: every edition, and every table of a second reader', () => {
    const editions = FOLDERS.map((folder) => join(ROOT, 'fixtures', folder, 'edition.yaml'));
    expect(editions.filter((path) => !FILES.includes(path))).toEqual([]);
    expect(FILES.filter((path) => path.startsWith(join(__dirname, 'printed')))).toHaveLength(14);
  });

  it.each(FILES.map((path) => path.slice(ROOT.length + 1)))('%s names no official or consultant', (path) => {
    expect(namesIn(readFileSync(join(ROOT, path), 'utf8'))).toEqual([]);
  });

  it.each(FILES.map((path) => path.slice(ROOT.length + 1)))('%s says nothing about one child', (path) => {
    const text = readFileSync(join(ROOT, path), 'utf8').replace(/[\s|]+/gu, ' ');
    expect(CHILD_LEVEL.map((form) => form.exec(text)?.[0]).filter((found) => found !== undefined)).toEqual(
      [],
    );
  });

  it.each(LABELS)('%s gives roles and opaque ids as owners, no initials', (label) => {
    const owners = editionOf(label).sections.flatMap(({ actions = [] }) =>
      actions.flatMap(({ owners = [] }) => owners),
    );
    expect(owners.filter((owner) => wordsIn(owner).some((word) => INITIALS.has(hashOf(word))))).toEqual([]);
    expect(owners.filter((owner) => /^P\d+$/u.test(owner)).length).toBeGreaterThan(3);
  });
});

describe('the check for names', () => {
  // Invented, and hashed here, so that the check is seen to find something.
  const invented = hashOf('zzyzx');

  it('finds a surname and a full name, in any case and across lines, and gives away neither', () => {
    SURNAMES.add(invented);
    FULL_NAMES.add(hashOf('quux zzyzx'));
    try {
      expect(namesIn('Presented by Quux\n  ZZYZX, consultant')).toEqual([
        'a name at word 2',
        'a surname at word 3',
      ]);
    } finally {
      SURNAMES.delete(invented);
      FULL_NAMES.delete(hashOf('quux zzyzx'));
    }
  });

  it.each(['A girl aged 14 was seen', 'the siblings', 'one child', 'Child B', 'GL1 2TG', 'dob'])(
    'for what is about one child finds: %s',
    (text) => {
      expect(CHILD_LEVEL.some((form) => form.test(text))).toBe(true);
    },
  );

  it.each(['young people aged 16+', 'all over the age of 16 years old', 'PEPs for all aged 3 up to 18'])(
    'for what is about one child passes over a group: %s',
    (text) => {
      expect(CHILD_LEVEL.filter((form) => form.test(text))).toEqual([]);
    },
  );
});
