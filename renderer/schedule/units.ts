/**
 * Which units of a deck are open: a unit opens once enough of the units that it requires is done.
 */

export interface UnitProgress {
  readonly id: string;
  /** Ids of units that prepare for this one. */
  readonly needs: readonly string[];
  readonly total: number;
  /** Cards answered at least once. */
  readonly met: number;
}

/** A unit that has to come first. */
export interface Missing {
  readonly id: string;
  /** How many more of its cards have to be met. */
  readonly more: number;
}

/** The share of a unit that has to be met before units that require it open. */
const PREPARED = 2 / 3;

/** What each unit still waits for, by its id; nothing for one that is open. */
export function missingFor(
  units: readonly UnitProgress[],
): ReadonlyMap<string, readonly Missing[]> {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  return new Map(
    units.map(({ id, needs, met }): [string, readonly Missing[]] => {
      // A unit that was started stays open.
      if (met > 0) return [id, []];
      const missing = needs.flatMap((need) => {
        const unit = byId.get(need);
        const more = unit === undefined ? 0 : Math.ceil(unit.total * PREPARED) - unit.met;
        return more > 0 ? [{ id: need, more }] : [];
      });
      return [id, missing];
    }),
  );
}
