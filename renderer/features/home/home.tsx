import { Suspense } from 'react';
import type { Overview, Today as TodayView } from '#session/home.ts';
import { Button } from '#ui/button.tsx';
import { goalText } from '#ui/goal-text.ts';
import { counted, leftText, returnText } from '#ui/times.ts';
import { useApp, useData } from '../context.ts';
import { DeckMap } from './deck-map.tsx';
import { Forecast } from './forecast.tsx';
import { Length } from './length.tsx';
import { INVITATION, TODAY as TEXTS, WARNINGS, WELCOME } from './texts.ts';
import { lazyView } from '../lazy-view.ts';
import styles from './home.module.css';

/** Hardly anybody ever sees it. */
const LossPanel = lazyView(async () => (await import('./loss-panel.tsx')).LossPanel);

/** It reads the whole log, so it comes last. */
const GoneBeliefs = lazyView(async () => (await import('./gone-beliefs.tsx')).GoneBeliefs);

/** What is due, what is new, each unit, and the next days. */
export function Home() {
  const today = useApp((state) => state.today);
  const overview = useApp((state) => state.overview);
  const preparing = useApp((state) => state.preparing);
  const goal = useApp((state) => state.goal);
  if (preparing) {
    return (
      <div className={styles['home']} aria-busy="true">
        <Missing />
        <Welcome />
      </div>
    );
  }
  if (today === undefined) return <div className={styles['home']} aria-busy="true" />;
  return (
    <div className={styles['home']}>
      <Missing />
      <Warnings view={today} />
      <Today view={today} caughtUp={overview?.caughtUp} met={overview && metIn(overview)} />
      {overview === undefined ? undefined : <Forecast overview={overview} />}
      {overview === undefined ? undefined : <Beliefs overview={overview} />}
      {goal === undefined ? undefined : <p className={styles['goal']}>{goalText(goal)}</p>}
      {overview?.decks.map((deck, at) => (
        <DeckMap
          key={deck.id}
          deck={deck}
          place={overview.decks.length === 1 ? 'only' : at === 0 ? 'first' : 'later'}
        />
      ))}
    </div>
  );
}

function Missing() {
  const isLost = useData((state) => state.loss !== undefined);
  if (!isLost) return undefined;
  return (
    <Suspense fallback={undefined}>
      <LossPanel />
    </Suspense>
  );
}

/** The very first screen: it can be left for the first question before the deck is loaded. */
function Welcome() {
  const start = useApp((state) => state.startSession);
  return (
    <section className={styles['today']}>
      <h1 className={styles['today-title']}>{WELCOME.title}</h1>
      <p className={styles['today-more']}>{WELCOME.pitch}</p>
      <Button variant="main" size="large" onClick={() => void start()} keys="Enter">
        {WELCOME.start}
      </Button>
    </section>
  );
}

/** A learner who has met this many cards is no newcomer. */
const FEW = 10;

/** How many cards the learner has met. */
function metIn({ decks }: Overview): number {
  return decks
    .flatMap(({ units }) => units)
    .reduce((sum, { learning, young, lasting }) => sum + learning + young + lasting, 0);
}

/** The beliefs that are gone; for a newcomer, a suggestion to find out which they hold. */
function Beliefs({ overview }: { readonly overview: Overview }) {
  const goTo = useApp((state) => state.goTo);
  if (metIn(overview) >= FEW) {
    return (
      <Suspense fallback={undefined}>
        <GoneBeliefs />
      </Suspense>
    );
  }
  if (overview.decks.length === 0) return undefined;
  return (
    <p className={styles['invitation']}>
      {INVITATION.text}{' '}
      <Button variant="quiet" size="small" keys="i" onClick={() => void goTo('insight')}>
        {INVITATION.action}
      </Button>
    </p>
  );
}

/** Problems with the data or the clock, shown before they cause harm. */
function Warnings({ view }: { readonly view: TodayView }) {
  const goTo = useApp((state) => state.goTo);
  const check = useData((state) => state.check);
  const mendClock = useApp((state) => state.mendClock);
  const { damaged, clock } = view;
  return (
    <>
      {clock === undefined ? undefined : (
        <div className={styles['warning']}>
          <p>{clockText(clock)}</p>
          {clock.stranded === 0 ? undefined : (
            <Button onClick={() => void mendClock()}>{WARNINGS.mend}</Button>
          )}
        </div>
      )}
      {damaged === 0 ? undefined : (
        <div className={styles['warning']}>
          <p>{WARNINGS.damaged(damaged)}</p>
          <Button
            onClick={() => {
              void goTo('decks');
              void check();
            }}
          >
            {WARNINGS.check}
          </Button>
        </div>
      )}
    </>
  );
}

function clockText({ fault, at, last, stranded }: NonNullable<TodayView['clock']>): string {
  const now = new Date(at).toLocaleString();
  const then = new Date(last).toLocaleString();
  return fault === 'behind'
    ? WARNINGS.behind(now, then, counted(stranded, 'question'))
    : WARNINGS.ahead(now, then);
}

/** Nothing is asked, and nothing is overdue. */
function Away({ until }: { readonly until: number }) {
  const change = useApp((state) => state.change);
  const openLayer = useApp((state) => state.openLayer);
  const at = useApp((state) => state.today?.at) ?? until;
  const isFar = new Date(until).getFullYear() !== new Date(at).getFullYear();
  const when = new Date(until).toLocaleDateString('en', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(isFar ? { year: 'numeric' } : {}),
  });
  return (
    <section className={styles['today']}>
      <h1 className={styles['today-title']}>{TEXTS.awayTitle(when)}</h1>
      <p className={styles['today-more']}>{TEXTS.away}</p>
      <div className={styles['today-actions']}>
        <Button size="large" onClick={() => void change('awayUntil', undefined)}>
          {TEXTS.back}
        </Button>
        <Button variant="quiet" keys="m" onClick={() => openLayer({ kind: 'plan' })}>
          {TEXTS.plan}
        </Button>
      </div>
    </section>
  );
}

function Today({
  view,
  caughtUp,
  met = 0,
}: {
  readonly view: TodayView;
  /** Days until nothing waits any more. */
  readonly caughtUp: number | undefined;
  /** Cards that the learner has met; undefined until that is known. */
  readonly met: number | undefined;
}) {
  const start = useApp((state) => state.startSession);
  const resume = useApp((state) => state.resume);
  const goTo = useApp((state) => state.goTo);
  const practise = useApp((state) => state.practise);
  const openLayer = useApp((state) => state.openLayer);
  if (!view.hasDecks) {
    return (
      <section className={styles['today']}>
        <h1 className={styles['today-title']}>{TEXTS.noDeckTitle}</h1>
        <p className={styles['today-more']}>{TEXTS.noDeck}</p>
        <Button variant="main" size="large" onClick={() => void goTo('decks')} keys="d">
          {TEXTS.decks}
        </Button>
      </section>
    );
  }
  const { paused, awayUntil, waits } = view;
  if (awayUntil !== undefined && paused === undefined) return <Away until={awayUntil} />;
  const plan = (
    <Button variant="quiet" keys="m" onClick={() => openLayer({ kind: 'plan' })}>
      {TEXTS.plan}
    </Button>
  );
  if (view.due + view.fresh === 0 && paused === undefined) {
    return (
      <section className={styles['today']}>
        <h1 className={styles['today-title']}>{TEXTS.doneTitle}</h1>
        <p className={styles['today-more']}>{waits ? TEXTS.waits(caughtUp) : nextText(view)}</p>
        <div className={styles['today-actions']}>
          {waits ? (
            <Button keys="g" onClick={() => void start(undefined, { beyond: true })}>
              {TEXTS.beyond}
            </Button>
          ) : undefined}
          <Button keys="e" onClick={() => void practise()}>
            {TEXTS.endless}
          </Button>
          {plan}
        </div>
      </section>
    );
  }
  return (
    <section className={styles['today']}>
      <h1 className={styles['today-title']}>{todayText(view)}</h1>
      <p className={styles['today-more']}>
        {view.minutes > 0 ? `${TEXTS.minutes(view.minutes)} ` : ''}
        {view.done > 0
          ? TEXTS.answered(view.done)
          : waits || view.due + met > 0
            ? ''
            : WELCOME.pitch}
        {waits ? ` ${TEXTS.waits(caughtUp)}` : ''}
      </p>
      <div className={styles['today-actions']}>
        {paused === undefined ? (
          <Button variant="main" size="large" onClick={() => void start()} keys="Enter">
            {TEXTS.start}
          </Button>
        ) : (
          <>
            <Button variant="main" size="large" onClick={() => void resume()} keys="Enter">
              {TEXTS.resume(leftText(paused.left))}
            </Button>
            {view.due + view.fresh === 0 ? undefined : (
              <Button variant="quiet" onClick={() => void start()} keys="n">
                {TEXTS.anew}
              </Button>
            )}
          </>
        )}
        <Length />
        {plan}
      </div>
    </section>
  );
}

function todayText({ due, fresh }: TodayView): string {
  if (due + fresh === 0) return TEXTS.open;
  if (fresh === 0) return TEXTS.reviews(due);
  return due === 0 ? TEXTS.fresh(fresh) : TEXTS.both(due, fresh);
}

function nextText({ next }: TodayView): string {
  if (next === undefined) return TEXTS.nothingLeft;
  return TEXTS.next(returnText(next.days, next.due, next.at));
}
