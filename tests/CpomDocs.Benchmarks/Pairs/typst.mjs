// Typst inside the process, once warm: contracts set one after the other, as PDF/A-2a with tags.
// usage: node typst.mjs CONTENT FONTS CONTRATS; prints the milliseconds of a contract, wall and processor, and its pages.
import { readFileSync, readdirSync } from 'node:fs';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

const [content, fonts, count] = process.argv.slice(2);
const warmingMs = 4000;
const documents = readdirSync(content).filter(name => name.endsWith('.json')).map(name => readFileSync(`${content}/${name}`, 'utf8'));
const template = readFileSync(new URL('contrat.typ', import.meta.url), 'utf8');
const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: [fonts] }] });
let contract = 0;

// Each contract is that of another town, as in a campaign; what the compiler remembers of the ten before it is left to it.
function setContract() {
  contract += 1;
  let pages = 0;
  for (const json of documents) {
    const contenu = json.replaceAll('Montservan', `Montservan-${contract}`);
    const compiled = compiler.compile({ mainFileContent: template, inputs: { contenu } });
    if (compiled.hasError()) {
      compiled.printErrors();
      process.exit(1);
    }
    compiler.pdf(compiled.result, { pdfStandard: 'a-2a' });
    pages += compiled.result.numOfPages;
  }
  compiler.evictCache(10);
  return pages;
}

const start = performance.now();
do setContract(); while (performance.now() - start < warmingMs);

const before = process.cpuUsage();
const wall = [];
let pages = 0;
for (let i = 0; i < Number(count); i++) {
  const started = performance.now();
  pages = setContract();
  wall.push(performance.now() - started);
}
const { user, system } = process.cpuUsage(before);
wall.sort((a, b) => a - b);
const median = (wall[(wall.length - 1) >> 1] + wall[wall.length >> 1]) / 2;
console.log(`${median.toFixed(2)} ${((user + system) / 1000 / wall.length).toFixed(2)} ${pages}`);
