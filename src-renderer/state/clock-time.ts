const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

/** Time of day, e.g. "12:41:07". */
export function clockTime(date: Date): string {
  return clock.format(date);
}

/** "Today 12:48", "Yesterday", or the date; empty for an invalid date. */
export function dayText(date: Date, now: Date): string {
  if (Number.isNaN(date.getTime())) return '';
  const midnight = (at: Date): number => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();
  const days = Math.round((midnight(now) - midnight(date)) / 86_400_000);
  if (days === 0) return `Today ${clock.format(date).slice(0, 5)}`;
  return days === 1 ? 'Yesterday' : day.format(date);
}
