/** Anki's notes as questions: Loopwise's own unchanged, programs as predictions, the rest as choices. Pure. */
import { parseManifest } from '#format/manifest.ts';
import { parseQuestion } from '#format/question.ts';
import { failure } from '#format/problems.ts';
import type { Result } from '#format/types.ts';
import type { AnkiCollection, AnkiNote, AnkiNoteType } from './anki-collection.ts';
import { asMarkdown, asMarkdownLine, codeOf, decoded, hasMedia, plainOf } from './anki-html.ts';
import type { ForeignDeck } from './foreign-deck.ts';
import { deckFolder, manifestFor, oneLine, plainHeader, slug, uniqueIds } from './new-deck.ts';

interface Beside {
  /** The number of sound and image files in the package. */
  readonly media: number;
  /** The `deck.yaml` of a package that Loopwise wrote. */
  readonly manifest: string | undefined;
}

interface Draft {
  readonly unit: string;
  readonly unitTitle: string;
  readonly id: string;
  readonly text: string;
}

/** A choice question before its wrong choices are known. */
interface Card {
  readonly note: AnkiNote;
  readonly front: string;
  readonly back: string;
}

/** Makes a deck of notes; notes that are not questions are counted, with the reason. */
export function deckOfNotes(
  name: string,
  { notes, noteTypes }: AnkiCollection,
  { media, manifest }: Beside,
): Result<ForeignDeck> {
  const drafts: Draft[] = [];
  const cards: Card[] = [];
  const left = new Map<string, number>();
  const leave = (why: string): void => void left.set(why, (left.get(why) ?? 0) + 1);
  const uniqueId = uniqueIds();
  for (const note of notes) {
    const type = noteTypes.get(note.noteType);
    const own = ownQuestion(note, type);
    if (own !== undefined) drafts.push({ ...own, id: uniqueId(own.id) });
    else if (type === undefined) leave('of a note type that the package does not hold');
    else if (type.cloze) cards.push(...clozeCards(note));
    else {
      const program = programOf(note, type);
      const [front = '', back = ''] = note.fields.map(plainOf);
      if (program !== undefined) drafts.push(programDraft(note, program, uniqueId));
      else if (front === '' || back === '') {
        leave(
          note.fields.some(hasMedia)
            ? 'that only show or play a file'
            : `without a front and a back (“${oneLine(type.name, 60)}”)`,
        );
      } else cards.push({ note, front, back });
    }
  }
  drafts.push(...choiceDrafts(cards, uniqueId, leave));
  const sound = drafts.filter(({ text }) => {
    const { ok } = parseQuestion('note.md', text);
    if (!ok) leave('whose text cannot stand in a question');
    return ok;
  });
  if (sound.length === 0) {
    return failure(
      name,
      'No note of the package can become a question.',
      'Loopwise takes basic and cloze notes, at least two of them, and notes with a program.',
    );
  }
  return {
    ok: true,
    value: { files: folderOf(name, sound, manifest), notes: notesText(left, media, notes) },
  };
}

/** A question that Loopwise exported: its third field is its file. */
function ownQuestion(note: AnkiNote, type: AnkiNoteType | undefined): Draft | undefined {
  if (type?.fields[2] !== 'Loopwise') return undefined;
  const [, , field = ''] = note.fields;
  // Anki's editor turns line ends into elements; nothing else does.
  const text = field.includes('<') ? `${plainOf(field)}\n` : decoded(field);
  const read = parseQuestion('note.md', text);
  if (!read.ok) return undefined;
  return { ...unitOf(note), id: read.value.id, text };
}

function unitOf({ tags, deck }: AnkiNote): Pick<Draft, 'unit' | 'unitTitle'> {
  const tag = tags.find((name) => name.startsWith('unit::'))?.slice('unit::'.length);
  const title = deck.split('::').at(-1) ?? '';
  return { unit: slug(tag ?? title), unitTitle: title === '' ? 'Questions' : title };
}

/** A field named code or program, or a program inside a field. */
function programOf(note: AnkiNote, { fields }: AnkiNoteType): string | undefined {
  const at = fields.findIndex((field) => /^(?:code|program|python|snippet)$/iu.test(field.trim()));
  const named = at === -1 ? undefined : note.fields[at];
  const [, inside] = /<pre\b[^>]*>([^]*?)<\/pre\s*>/iu.exec(note.fields[0] ?? '') ?? [];
  return [named, inside]
    .flatMap((html) => (html === undefined ? [] : [codeOf(html)]))
    .find((program) => /\bprint\(/u.test(program));
}

function programDraft(note: AnkiNote, program: string, uniqueId: (text: string) => string): Draft {
  const place = unitOf(note);
  const before = plainOf((note.fields[0] ?? '').replace(/<pre\b[^]*$/iu, ''));
  const prompt =
    before === '' || /\bprint\(/u.test(before) ? 'What does this print?' : asMarkdown(before);
  const id = uniqueId(oneLine(before === '' ? `note ${note.id}` : before, 40));
  const fence = '`````';
  const text = `${plainHeader(id, place.unit)}${prompt}\n\n${fence}python\n${program}${fence}\n\n## Why\n\n${asMarkdown(plainOf(note.fields[1] ?? '')) || 'Not explained yet.'}\n`;
  return { ...place, id, text };
}

const CLOZE = /\{\{c(\d{1,3})::([^]*?)(?:::([^]*?))?\}\}/gu;

/** One card for each number: its gaps are hidden, the others are shown. */
function clozeCards(note: AnkiNote): readonly Card[] {
  const [html = '', extra = ''] = note.fields;
  const numbers = new Set([...html.matchAll(CLOZE)].map(([, number]) => number));
  return [...numbers].map((number) => {
    const answers: string[] = [];
    const shown = html.replaceAll(
      CLOZE,
      (_, at: string, answer: string, hint: string | undefined) => {
        if (at !== number) return answer;
        answers.push(plainOf(answer));
        return `[${hint ?? '…'}]`;
      },
    );
    const why = plainOf(extra);
    return {
      note,
      front: plainOf(shown),
      back: answers.join(', ') + (why === '' ? '' : `\n${why}`),
    };
  });
}

/** Wrong choices are the answers of other cards of the deck; more would take too long to read. */
const WRONG = 3;
const LONGEST = 300;

function choiceDrafts(
  cards: readonly Card[],
  uniqueId: (text: string) => string,
  leave: (why: string) => void,
): readonly Draft[] {
  const firstLine = ({ back }: Card): string => back.split('\n')[0] ?? '';
  return cards.flatMap((card, at): readonly Draft[] => {
    const right = asMarkdownLine(firstLine(card), LONGEST);
    const others = new Map<string, Card>();
    for (let step = 1; step < cards.length && others.size < WRONG; step += 1) {
      const other = cards[(at + step) % cards.length];
      if (other === undefined) continue;
      const text = asMarkdownLine(firstLine(other), LONGEST);
      if (text !== right && text !== '') others.set(text, other);
    }
    if (right === '' || card.front === '' || others.size === 0) {
      leave('to which no wrong answer can be found in the package');
      return [];
    }
    const place = unitOf(card.note);
    const id = uniqueId(oneLine(card.front, 40));
    const choices = [
      `- [x] ${right}\n  That is what the note says.`,
      ...[...others].map(
        ([text, { front }]) => `- [ ] ${text}\n  It belongs to: ${asMarkdownLine(front, 120)}`,
      ),
    ];
    const text = `${plainHeader(id, place.unit)}${asMarkdown(card.front)}\n\n${choices.join('\n')}\n\n## Why\n\n${asMarkdown(card.back)}\n`;
    return [{ ...place, id, text }];
  });
}

function folderOf(
  name: string,
  drafts: readonly Draft[],
  manifest: string | undefined,
): ReadonlyMap<string, string> {
  const units = new Map(drafts.map(({ unit, unitTitle }) => [unit, unitTitle]));
  const own = manifest === undefined ? undefined : parseManifest(manifest);
  const known =
    own?.ok === true &&
    [...units.keys()].every((unit) => own.value.units.some(({ id }) => id === unit));
  const made = known
    ? { ...own.value, units: own.value.units.filter(({ id }) => units.has(id)) }
    : manifestFor(
        name,
        name.replace(/\.\w+$/u, ''),
        [...units].map(([id, title]) => ({ id, title })),
      );
  const folder = deckFolder(made, drafts);
  // As it was written, if nothing is left out of it.
  if (!known || manifest === undefined || made.units.length !== own.value.units.length)
    return folder;
  return new Map([...folder, ['deck.yaml', manifest]]);
}

function notesText(
  left: ReadonlyMap<string, number>,
  media: number,
  notes: readonly AnkiNote[],
): readonly string[] {
  const withMedia = notes.filter(({ fields }) => fields.some(hasMedia)).length;
  return [
    ...[...left].map(([why, count]) => `Notes left out ${why}: ${count}.`),
    ...(media > 0 || withMedia > 0
      ? [`Sound and images are left out: ${media} files; notes that show them: ${withMedia}.`]
      : []),
  ];
}
