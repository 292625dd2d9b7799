import { type Day, type Month, monthOf } from '../calendar.ts';
import type { Layout } from '../extract/layout.ts';
import { EVENT } from '../world/kinds.ts';
import type { WorldEvent } from '../world/world.ts';
import type { Office } from './office.ts';
import { BADGE_LAYOUT, Badges } from './parking/badges.ts';
import { PENALTY_LAYOUT, Penalties } from './parking/penalties.ts';
import { PERMIT_LAYOUT, Permits } from './parking/permits.ts';
import { PARKING_TASK } from './parking/tasks.ts';
import { RecordNumbers } from './record-numbers.ts';
import type { ExtractFile, Source } from './source.ts';

/** Days until a death that was registered is known here, by way of Tell Us Once. Illustrative. */
const DEATH_KNOWN_AFTER = 8;

/**
 * Parking: three systems of one office, each with its own file: residents'
 * permits, disabled badges, and penalty charge notices with the keeper that the
 * vehicle register gave.
 */
export class Parking implements Source {
  readonly name = 'parking';
  readonly title = 'Parking (permits, blue badges, penalty charge notices)';
  readonly layouts: readonly Layout[] = [PERMIT_LAYOUT, BADGE_LAYOUT, PENALTY_LAYOUT];
  readonly #numbers = new RecordNumbers();
  readonly #permits = new Permits(this.#numbers);
  readonly #badges = new Badges(this.#numbers);
  readonly #penalties = new Penalties(this.#numbers);

  open(office: Office, day: Day): void {
    this.#permits.open(office, day);
    this.#badges.open(office, day);
  }

  hear(office: Office, event: WorldEvent): void {
    this.#permits.hear(office, event);
    this.#badges.hear(office, event);
    if (event.kind !== EVENT.death) return;
    const month = monthOf(event.day + DEATH_KNOWN_AFTER);
    office.later(month, PARKING_TASK.death, event.day, event.person);
  }

  work(office: Office, month: Month): void {
    for (const task of office.due(month)) {
      this.#permits.work(office, task, month);
      this.#badges.work(office, task, month);
    }
    this.#penalties.work(office, month);
  }

  extract(office: Office, month: Month, files: readonly ExtractFile[]): void {
    const [permits, badges, penalties] = files;
    this.#permits.extract(office, month, permits);
    this.#badges.extract(office, month, badges);
    this.#penalties.extract(office, month, penalties);
  }
}
