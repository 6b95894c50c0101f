/** A deck as Moodle XML, one category per unit. Not tested on a real Moodle. Pure. */
import { escapeMarkup } from './markup.ts';
import type { QuizQuestion } from './quiz.ts';
import { quizQuestion } from './quiz.ts';
import type { ExportSource } from './source.ts';

/** https://docs.moodle.org/en/Moodle_XML_format */
export function moodleXml({ manifest, items }: ExportSource): string {
  const units = manifest.units.flatMap(({ id, title }) => {
    const inside = items.filter(({ placed }) => placed.unit === id);
    if (inside.length === 0) return [];
    const name = `$course$/${pathPart(manifest.title)}/${pathPart(title)}`;
    const category = `  <question type="category">\n    <category>${text(name)}</category>\n  </question>\n`;
    return [category, ...inside.map((item) => questionXml(quizQuestion(item), manifest.id))];
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${units.join('')}</quiz>\n`;
}

/** A slash separates categories; a doubled one is literal. */
function pathPart(title: string): string {
  return title.replaceAll('/', '//');
}

function questionXml({ id, html: asked, why, ask }: QuizQuestion, deckId: string): string {
  const common = [
    `    <name>${text(id)}</name>`,
    `    <questiontext format="html">${cdata(asked)}</questiontext>`,
    `    <generalfeedback format="html">${cdata(why)}</generalfeedback>`,
    `    <idnumber>${escapeMarkup(`${deckId}/${id}`)}</idnumber>`,
    '    <defaultgrade>1</defaultgrade>',
  ];
  const [type, ...more] = answersXml(ask);
  return `  <question type="${type}">\n${[...common, ...more].join('\n')}\n  </question>\n`;
}

function answersXml(ask: QuizQuestion['ask']): readonly [type: string, ...lines: string[]] {
  switch (ask.kind) {
    case 'choose': {
      const right = ask.choices.filter(({ correct }) => correct).length;
      const share = percent(100 / right);
      // Ticking everything must score nothing.
      const penalty = right > 1 ? percent(-100 / (ask.choices.length - right)) : '0';
      return [
        'multichoice',
        `    <single>${right === 1}</single>`,
        '    <shuffleanswers>true</shuffleanswers>',
        '    <answernumbering>none</answernumbering>',
        ...ask.choices.map(
          ({ correct, html, feedback }) =>
            `    <answer fraction="${correct ? share : penalty}" format="html">${cdata(html)}` +
            `<feedback format="html">${cdata(feedback)}</feedback></answer>`,
        ),
      ];
    }
    case 'order':
      return [
        'ordering',
        '    <layouttype>VERTICAL</layouttype>',
        '    <selecttype>ALL</selecttype>',
        '    <selectcount>0</selectcount>',
        '    <gradingtype>ALL_OR_NOTHING</gradingtype>',
        '    <showgrading>SHOW</showgrading>',
        '    <numberingstyle>none</numberingstyle>',
        ...ask.lines.map(
          (line, at) =>
            `    <answer fraction="${at + 1}" format="html">${cdata(`<code>${escapeMarkup(line)}</code>`)}</answer>`,
        ),
      ];
    case 'type':
      return [
        'shortanswer',
        '    <usecase>1</usecase>',
        // An unescaped star is a wildcard.
        `    <answer fraction="100" format="plain_text">${text(ask.answer.replaceAll('*', String.raw`\*`))}</answer>`,
      ];
    case 'write':
      return ['essay', '    <responseformat>monospaced</responseformat>'];
  }
}

function percent(share: number): string {
  return String(Number(share.toFixed(5)));
}

function text(content: string): string {
  return `<text>${escapeMarkup(content)}</text>`;
}

function cdata(html: string): string {
  return `<text><![CDATA[${html.replaceAll(']]>', ']]]]><![CDATA[>')}]]></text>`;
}
