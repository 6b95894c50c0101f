import type { HomeDeck, HomeUnit, Today as TodayView } from '#session/home.ts';
import { Button } from '#ui/button.tsx';
import { counted, leftText, returnText } from '#ui/times.ts';
import { useApp, useData } from '../context.ts';
import { Forecast } from './forecast.tsx';
import { Length } from './length.tsx';
import { LossPanel } from './loss-panel.tsx';
import styles from './home.module.css';

/** What is due, what is new, unit by unit, and what the next days bring. */
export function Home() {
  const today = useApp((state) => state.today);
  const overview = useApp((state) => state.overview);
  const preparing = useApp((state) => state.preparing);
  if (preparing) {
    return (
      <div className={styles['home']} aria-busy="true">
        <LossPanel />
        <Welcome />
      </div>
    );
  }
  if (today === undefined) return <div className={styles['home']} aria-busy="true" />;
  return (
    <div className={styles['home']}>
      <LossPanel />
      <Warnings view={today} />
      <Today view={today} />
      {overview === undefined ? undefined : <Forecast counts={overview.forecast} />}
      {overview?.decks.map((deck) => (
        <DeckSection key={deck.id} deck={deck} />
      ))}
    </div>
  );
}

/** The very first screen: it can be left for the first question before that is even read. */
function Welcome() {
  const start = useApp((state) => state.startSession);
  return (
    <section className={styles['today']}>
      <h1 className={styles['today-title']}>Welcome.</h1>
      <p className={styles['today-more']}>{PITCH}</p>
      <Button variant="main" size="large" onClick={() => void start()} keys="Enter">
        Start
      </Button>
    </section>
  );
}

/** What is wrong with the data or the clock, before it matters. */
function Warnings({ view }: { readonly view: TodayView }) {
  const goTo = useApp((state) => state.goTo);
  const check = useData((state) => state.check);
  const { damaged, clock } = view;
  return (
    <>
      {clock === undefined ? undefined : <p className={styles['warning']}>{clockText(clock)}</p>}
      {damaged === 0 ? undefined : (
        <div className={styles['warning']}>
          <p>
            {damaged === 1
              ? 'One card or deck is damaged and is'
              : `${damaged} cards or decks are damaged and are`}{' '}
            left out. Your answers are in the log, and most can be repaired from it.
          </p>
          <Button
            onClick={() => {
              void goTo('decks');
              void check();
            }}
          >
            Check my data
          </Button>
        </div>
      )}
    </>
  );
}

function clockText({ fault, at, last }: NonNullable<TodayView['clock']>): string {
  const [now, then] = [at, last].map((time) => new Date(time).toLocaleString());
  const said = `The clock of this computer says ${now}; your last answer was given on ${then}.`;
  return fault === 'behind'
    ? `${said} Set the clock before you go on: until then answers count as given on the same day.`
    : `${said} If the clock is wrong, set it before you go on. If it is right, an absence counts a year at most.`;
}

const PITCH = 'Read a program, predict what it prints, see what the loop really does.';

function Today({ view }: { readonly view: TodayView }) {
  const start = useApp((state) => state.startSession);
  const resume = useApp((state) => state.resume);
  const goTo = useApp((state) => state.goTo);
  if (!view.hasDecks) {
    return (
      <section className={styles['today']}>
        <h1 className={styles['today-title']}>There is no deck here.</h1>
        <p className={styles['today-more']}>
          Import one: drop a .loopwise file anywhere in this window.
        </p>
        <Button variant="main" size="large" onClick={() => void goTo('decks')} keys="d">
          Decks and data
        </Button>
      </section>
    );
  }
  const { paused } = view;
  if (view.due + view.fresh === 0 && paused === undefined) {
    return (
      <section className={styles['today']}>
        <h1 className={styles['today-title']}>Done for today.</h1>
        <p className={styles['today-more']}>{nextText(view)}</p>
      </section>
    );
  }
  return (
    <section className={styles['today']}>
      <h1 className={styles['today-title']}>{todayText(view)}</h1>
      <p className={styles['today-more']}>
        {view.done > 0 ? `${counted(view.done, 'answer')} given today.` : PITCH}
      </p>
      <div className={styles['today-actions']}>
        {paused === undefined ? (
          <Button variant="main" size="large" onClick={() => void start()} keys="Enter">
            Start
          </Button>
        ) : (
          <>
            <Button variant="main" size="large" onClick={() => void resume()} keys="Enter">
              Go on where you were: {leftText(paused.left)}
            </Button>
            {view.due + view.fresh === 0 ? undefined : (
              <Button variant="quiet" onClick={() => void start()} keys="n">
                Start anew
              </Button>
            )}
          </>
        )}
        <Length />
      </div>
    </section>
  );
}

function todayText({ due, fresh }: TodayView): string {
  if (due + fresh === 0) return 'One session is still open.';
  if (fresh === 0) return `${counted(due, 'question')} to repeat.`;
  if (due === 0) return `${counted(fresh, 'new question')} to meet.`;
  return `${due} to repeat, ${fresh} new.`;
}

function nextText({ next }: TodayView): string {
  if (next === undefined) return 'Nothing will come back: every question was left out or removed.';
  return `The next question comes back ${returnText(next.days, next.due, next.at)}.`;
}

function DeckSection({ deck }: { readonly deck: HomeDeck }) {
  return (
    <section aria-labelledby={`deck-${deck.id}`}>
      <h2 id={`deck-${deck.id}`} className={styles['deck-title']}>
        {deck.manifest.title}
      </h2>
      <ul>
        {deck.units.map((unit) => (
          <UnitRow key={unit.unit} unit={unit} deckId={deck.id} />
        ))}
      </ul>
    </section>
  );
}

function UnitRow({ unit, deckId }: { readonly unit: HomeUnit; readonly deckId: string }) {
  const start = useApp((state) => state.startSession);
  const total = unit.fresh + unit.learning + unit.known;
  const nothing = unit.due + unit.fresh === 0;
  return (
    <li className={styles['unit']}>
      <span className={styles['unit-title']}>{unit.title}</span>
      <progress
        className={styles['unit-bar']}
        max={Math.max(1, total)}
        value={unit.known}
        aria-label={`${unit.title}: ${unit.known} of ${total} known`}
      />
      <span className={styles['unit-known']}>
        {unit.known} of {total} known
      </span>
      <span className={styles['unit-due']}>{unit.due > 0 ? `${unit.due} due` : ''}</span>
      <Button
        variant="quiet"
        disabled={nothing}
        onClick={() => void start({ deckId, unit: unit.unit })}
        label={`Practise ${unit.title}`}
      >
        Practise
      </Button>
    </li>
  );
}
