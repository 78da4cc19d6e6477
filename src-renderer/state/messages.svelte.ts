import type { Issue } from '../../models/issue';

/** A note to the planner. `failure` stays until dismissed; `notice` may go by itself. */
export interface Message {
  readonly id: number;
  readonly kind: 'notice' | 'failure';
  readonly title: string;
  /** One sentence, where the title does not say it all. */
  readonly text: string;
  /** Located reasons with remedies. */
  readonly issues: readonly Issue[];
}

/** The messages on the screen, oldest first. */
export class Messages {
  list = $state.raw<readonly Message[]>([]);
  #next = 1;

  notice(title: string, text = ''): void {
    this.#add({ kind: 'notice', title, text, issues: [] });
  }

  failure(title: string, issues: readonly Issue[], text = ''): void {
    this.#add({ kind: 'failure', title, text, issues });
  }

  dismiss(id: number): void {
    this.list = this.list.filter((message) => message.id !== id);
  }

  #add(message: Omit<Message, 'id'>): void {
    // The same thing said twice is shown once, at its newest place.
    const others = this.list.filter((other) => other.title !== message.title || other.text !== message.text);
    this.list = [...others, { id: this.#next++, ...message }];
  }
}
