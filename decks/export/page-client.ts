/**
 * The script of an exported page. Its source is put into the page as it is, so it uses nothing outside
 * itself except the browser.
 */
import type { ReplayStep } from './replay-steps.ts';

/** A question's data for the script; the rest is in the page's HTML. */
export interface PageQuestion {
  readonly ask: 'order' | 'choose' | 'read';
  /** Lines to put in order. */
  readonly pieces: readonly string[];
  /** The output, line by line. */
  readonly printed: readonly string[];
  /** HTML: how the program ends, if it does not simply end. */
  readonly ending: string;
  readonly believed: readonly { readonly lines: readonly string[]; readonly html: string }[];
  readonly choices: readonly { readonly right: boolean; readonly why: string }[];
  /** HTML. */
  readonly why: string;
  readonly steps: readonly ReplayStep[];
}

/** Makes an exported page interactive. */
export function runPage(): void {
  type Child = Node | string;
  const make = <Tag extends keyof HTMLElementTagNameMap>(
    tag: Tag,
    attributes: Readonly<Record<string, string>>,
    ...children: readonly Child[]
  ): HTMLElementTagNameMap[Tag] => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };
  const button = (text: string, onClick: () => void): HTMLButtonElement => {
    const element = make('button', { type: 'button' }, text);
    element.addEventListener('click', onClick);
    return element;
  };
  /** HTML that the export made, with all of a stranger's text escaped. */
  const markup = (html: string): HTMLElement => {
    const element = make('div', {});
    element.innerHTML = html;
    return element;
  };
  const inCode = (text: string): readonly Child[] =>
    text.split('`').map((part, at) => (at % 2 === 1 ? make('code', {}, part) : part));
  const seen = (line: string): string => line.trimEnd();

  let right = 0;
  let answered = 0;
  const score = make('p', { class: 'score', role: 'status' });
  const count = (correct: boolean): void => {
    answered += 1;
    if (correct) right += 1;
    score.textContent = `${right} of ${answered} answered rightly`;
  };

  const replay = (article: HTMLElement, question: PageQuestion): HTMLElement => {
    const { steps, printed } = question;
    const output = printed.map((line) => `${line}\n`).join('');
    const lines = [...article.querySelectorAll('.program .l')];
    let at = 0;
    const sentence = make('p', { class: 'sentence', role: 'status' });
    const time = make('span', {});
    const ready = make('p', {});
    const tasks = make('p', {});
    const shown = make('pre', {
      'class': 'output',
      'tabindex': '0',
      'aria-label': 'Printed so far',
    });
    const place = make('span', { class: 'place' });
    const show = (next: number): void => {
      at = Math.min(Math.max(0, next), steps.length - 1);
      const step = steps[at];
      if (step === undefined) return;
      for (const [index, line] of lines.entries()) {
        line.classList.toggle('now', index + 1 === step.l);
      }
      sentence.replaceChildren(...inCode(step.n));
      time.textContent = `${step.t} s`;
      ready.textContent = `Ready to run: ${step.r.length === 0 ? 'nothing' : step.r.join(', ')}`;
      tasks.textContent = step.k.length === 0 ? 'No task' : step.k.join(' · ');
      shown.textContent = output.slice(0, step.o) || '(nothing printed yet)';
      place.textContent = `Step ${at + 1} of ${steps.length}`;
      back.disabled = at === 0;
      forward.disabled = at === steps.length - 1;
    };
    const back = button('Back', () => show(at - 1));
    const forward = button('Forward', () => show(at + 1));
    const bar = make('div', { class: 'bar' }, back, forward, place, time);
    const panel = make(
      'section',
      { 'class': 'replay', 'aria-label': 'Replay' },
      bar,
      sentence,
      ready,
      tasks,
      shown,
    );
    panel.addEventListener('keydown', (event) => {
      if (event.key === 'ArrowRight') show(at + 1);
      else if (event.key === 'ArrowLeft') show(at - 1);
      else return;
      event.preventDefault();
    });
    show(0);
    return panel;
  };

  /** Everything shown after an answer. */
  const reveal = (
    article: HTMLElement,
    question: PageQuestion,
    correct: boolean | undefined,
    details: readonly Child[],
  ): void => {
    const verdict = make('div', { class: 'verdict', tabindex: '-1' });
    if (correct !== undefined) {
      count(correct);
      verdict.append(
        make(
          'p',
          { class: correct ? 'right' : 'wrong' },
          make('strong', {}, correct ? '✓ Right.' : '✗ Not so.'),
        ),
      );
    }
    verdict.append(...details, markup(question.why));
    if (question.steps.length > 0) {
      const watch = button('Watch the run', () => watch.replaceWith(replay(article, question)));
      verdict.append(watch);
    }
    article.querySelector('.work')?.replaceChildren(verdict);
    verdict.focus();
  };

  const compare = (given: readonly string[], printed: readonly string[]): HTMLElement => {
    const differs = Array.from({ length: Math.max(given.length, printed.length) }).findIndex(
      (_, at) => seen(given[at] ?? '\0') !== seen(printed[at] ?? '\0'),
    );
    const column = (title: string, all: readonly string[]): HTMLElement =>
      make(
        'div',
        {},
        make('h4', {}, title),
        make(
          'ol',
          { class: 'lines' },
          ...all.map((line, at) => make('li', at === differs ? { class: 'differs' } : {}, line)),
        ),
      );
    return make('div', { class: 'columns' }, column('You', given), column('Python', printed));
  };

  const order = (article: HTMLElement, question: PageQuestion): HTMLElement => {
    const taken: number[] = [];
    const heap = make('ul', { 'class': 'pieces', 'aria-label': 'Lines to choose from' });
    const answer = make('ol', { 'class': 'pieces answer', 'aria-label': 'Your prediction' });
    const judge = (): void => {
      const given = taken.map((piece) => question.pieces[piece] ?? '');
      const same = (lines: readonly string[]): boolean =>
        lines.length === given.length &&
        lines.every((line, at) => seen(line) === seen(given[at] ?? ''));
      const correct = same(question.printed);
      const belief = correct ? undefined : question.believed.find(({ lines }) => same(lines));
      const details: Child[] = [compare(given, question.printed)];
      if (question.ending !== '') details.push(markup(question.ending));
      if (belief !== undefined) {
        details.push(
          make(
            'div',
            { class: 'belief' },
            make('h4', {}, 'What you may have believed'),
            markup(belief.html),
          ),
        );
      }
      reveal(article, question, correct, details);
    };
    const draw = (focus: number | undefined): void => {
      const pieceOf = (piece: number, onClick: () => void): HTMLLIElement =>
        make('li', {}, button(question.pieces[piece] ?? '', onClick));
      const free = question.pieces
        .map((_, piece) => piece)
        .filter((piece) => !taken.includes(piece));
      heap.replaceChildren(
        ...free.map((piece) =>
          pieceOf(piece, () => {
            taken.push(piece);
            draw(free.indexOf(piece));
          }),
        ),
      );
      answer.replaceChildren(
        ...taken.map((piece, at) =>
          pieceOf(piece, () => {
            taken.splice(at, 1);
            draw(0);
          }),
        ),
      );
      if (focus === undefined) return;
      const all = [...heap.querySelectorAll('button')];
      (all[Math.min(focus, all.length - 1)] ?? commit).focus();
    };
    const commit = button('That is what it prints', judge);
    draw(undefined);
    return make(
      'div',
      {},
      make(
        'p',
        {},
        'Choose the lines in the order in which they are printed. Not all of them are.',
      ),
      heap,
      make('p', {}, 'Your prediction:'),
      answer,
      commit,
    );
  };

  const choose = (article: HTMLElement, question: PageQuestion): HTMLElement => {
    const list = article.querySelector<HTMLElement>('.choices');
    const several = question.choices.filter(({ right: is }) => is).length > 1;
    const group = make(
      'fieldset',
      {},
      make('legend', {}, several ? 'All that are right' : 'One is right'),
    );
    const inputs = [...(list?.children ?? [])].map((choice) => {
      const input = make('input', { type: several ? 'checkbox' : 'radio', name: article.id });
      const words = make('span', {});
      words.innerHTML = choice.innerHTML;
      group.append(make('label', {}, input, words));
      return input;
    });
    const commit = button('Answer', () => {
      if (!inputs.some(({ checked }) => checked)) return;
      const correct = question.choices.every(({ right: is }, at) => is === inputs[at]?.checked);
      const details = question.choices.map(({ right: is, why }, at) =>
        make(
          'div',
          { class: is ? 'choice right' : 'choice' },
          make(
            'p',
            {},
            is ? '✓ ' : '✗ ',
            ...(inputs[at]?.nextElementSibling?.cloneNode(true).childNodes ?? []),
            inputs[at]?.checked === true ? ' (your answer)' : '',
          ),
          markup(why),
        ),
      );
      if (question.printed.length > 0) {
        details.push(
          make(
            'div',
            {},
            make('h4', {}, 'It prints'),
            make('pre', { class: 'output' }, question.printed.join('\n')),
          ),
        );
      }
      reveal(article, question, correct, details);
    });
    list?.remove();
    return make('div', {}, group, commit);
  };

  const begin = async (): Promise<void> => {
    const packed = document.querySelector('#data')?.textContent ?? '';
    const bytes = Uint8Array.from(atob(packed.trim()), (letter) => letter.codePointAt(0) ?? 0);
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    const questions = (await new Response(stream).json()) as readonly PageQuestion[];
    document.documentElement.classList.add('live');
    document.querySelector('header')?.append(score);
    for (const [at, question] of questions.entries()) {
      const article = document.querySelector<HTMLElement>(`#q${at + 1}`);
      if (article === null) continue;
      const work = make('div', { class: 'work' });
      article.append(work);
      if (question.ask === 'order') work.append(order(article, question));
      else if (question.ask === 'choose') work.append(choose(article, question));
      else work.append(button('Show the answer', () => reveal(article, question, undefined, [])));
    }
  };
  void begin();
}
