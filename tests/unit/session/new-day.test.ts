import { afterEach, describe, expect, it, vi } from 'vitest';
import { CHECK_INTERVAL, watchForNewDay } from '#session/new-day.ts';

afterEach(() => vi.useRealTimers());

describe('a page left open overnight', () => {
  it('is notified of the new day once, when it begins', () => {
    vi.useFakeTimers();
    const clock = { now: Date.parse('2026-11-22T23:00Z') };
    const onNewDay = vi.fn<() => void>();
    const calendar = { rolloverHour: 4, offsetMinutes: () => 0 };
    watchForNewDay({ now: () => clock.now, calendar }, onNewDay);
    clock.now = Date.parse('2026-11-23T03:59Z');
    vi.advanceTimersByTime(CHECK_INTERVAL);
    expect(onNewDay).not.toHaveBeenCalled();
    clock.now = Date.parse('2026-11-23T04:00Z');
    vi.advanceTimersByTime(3 * CHECK_INTERVAL);
    expect(onNewDay).toHaveBeenCalledOnce();
  });
});
