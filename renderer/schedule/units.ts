/** Which units of a deck are open: a unit opens when the units that it needs have been begun well. */

export interface UnitProgress {
  readonly id: string;
  /** Ids of units that prepare this one. */
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

/** The part of a unit that has to be met before what needs it opens. */
const PREPARED = 2 / 3;

/** What each unit still waits for, by its id; nothing for one that is open. */
export function missingFor(
  units: readonly UnitProgress[],
): ReadonlyMap<string, readonly Missing[]> {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  return new Map(
    units.map(({ id, needs, met }): [string, readonly Missing[]] => {
      // Whoever has begun a unit is not locked out of it.
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
