/** Tells screen-reader users what happened, through one polite live region. */
export class Announcer {
  text = $state('');
  #repeat = false;

  /** Says one sentence; a repeated sentence is said again. */
  say(sentence: string): void {
    // A live region is read only when its text changes, so a repetition gets an invisible difference.
    this.#repeat = sentence === this.text.trimEnd() && !this.#repeat;
    this.text = this.#repeat ? `${sentence}\u00a0` : sentence;
  }
}
