// Fills a template made from our own DOCX (its styles, header and footer): a loop over the blocks in place of the body.
// usage: node docxtemplater.mjs CONTENT CONTRATS [OUT]; writes the DOCX of every document of every contract to OUT, or, without it,
// warms up, keeps them in memory and prints the milliseconds of a contract, wall and processor, and 0 for its pages.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';

const [content, count, out] = process.argv.slice(2);
const warmingMs = 4000;
const styles = {
  couverture: 'Title', titre1: 'Heading1', titre2: 'Heading2', titre3: 'Heading3', titre4: 'Heading4', titre5: 'Heading5', titre6: 'Heading6',
  texte: 'BodyText', puce: 'ListBullet', legende: 'Caption',
};

const paragraph = (text, style = 'BodyText') =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

const when = (name, xml) => paragraph(`{#${name}}`) + xml + paragraph(`{/${name}}`);

// A loop that begins in the first cell of a row and ends in the last repeats the row.
function row(loop, columns, properties) {
  const cells = Array.from({ length: columns }, (_, index) => {
    const text = (index === 0 ? `{#${loop}}` : '') + `{c${index}}` + (index === columns - 1 ? `{/${loop}}` : '');
    return `<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr>${paragraph(text, 'CpomCellule')}</w:tc>`;
  });
  return `<w:tr>${properties}${cells.join('')}</w:tr>`;
}

function table(columns) {
  const grid = '<w:gridCol/>'.repeat(columns);
  return '<w:tbl><w:tblPr><w:tblStyle w:val="CpomTableau"/><w:tblW w:w="5000" w:type="pct"/></w:tblPr>'
    + `<w:tblGrid>${grid}</w:tblGrid>`
    + row('entetes', columns, '<w:trPr><w:tblHeader/></w:trPr>') + row('lignes', columns, '') + '</w:tbl>';
}

const pageBreak = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>';
const cells = line => Object.fromEntries(line.map((text, index) => [`c${index}`, text]));

// A block as the template names it: its kind, and for a table the number of its columns.
function forTemplate(bloc) {
  if (bloc.genre !== 'tableau') return { [bloc.genre]: { texte: bloc.texte ?? '' } };
  return { [`tableau${bloc.poids.length}`]: { entetes: bloc.entetes.map(cells), lignes: bloc.lignes.map(cells) } };
}

function template(docx, blocs) {
  const zip = new PizZip(docx);
  const xml = zip.file('word/document.xml').asText();
  const body = xml.indexOf('<w:body>') + '<w:body>'.length;
  const columns = [...new Set(blocs.filter(bloc => bloc.genre === 'tableau').map(bloc => bloc.poids.length))];
  const parts = Object.entries(styles).map(([kind, style]) => when(kind, paragraph('{texte}', style)))
    .concat(columns.map(number => when(`tableau${number}`, table(number))), when('saut', pageBreak));
  zip.file('word/document.xml', xml.slice(0, body) + when('blocs', parts.join('')) + xml.slice(xml.lastIndexOf('<w:sectPr')));
  return zip.generate({ type: 'nodebuffer' });
}

const documents = readdirSync(content).filter(name => name.endsWith('.json')).map(name => {
  const code = name.slice(0, -5);
  const { blocs } = JSON.parse(readFileSync(`${content}/${name}`, 'utf8'));
  return { code, data: { blocs: blocs.map(forTemplate) }, template: template(readFileSync(`${content}/${code}.docx`), blocs) };
});

function fillContract(write) {
  for (const { code, data, template } of documents) {
    const filled = new Docxtemplater(new PizZip(template), { paragraphLoop: true, linebreaks: true }).render(data);
    write(code, filled.toBuffer());
  }
}

if (out) {
  for (let i = 0; i < Number(count); i++) fillContract((code, file) => writeFileSync(`${out}/${i}-${code}.docx`, file));
} else {
  const start = performance.now();
  do fillContract(() => {}); while (performance.now() - start < warmingMs);
  const before = process.cpuUsage();
  const wall = Array.from({ length: Number(count) }, () => {
    const started = performance.now();
    fillContract(() => {});
    return performance.now() - started;
  }).sort((a, b) => a - b);
  const { user, system } = process.cpuUsage(before);
  const median = (wall[(wall.length - 1) >> 1] + wall[wall.length >> 1]) / 2;
  console.log(`${median.toFixed(2)} ${((user + system) / 1000 / wall.length).toFixed(2)} 0`);
}
