/** Rows of a table up to which all of them are put into the page. */
const FEW = 200;

/** Rows are put into the page by the block, so that most steps of scrolling change nothing. */
const BLOCK = 16;

/** Which rows of a long table have to be in the page: those in view and some around them. All rows are equally high. */
export class RowWindow {
  #top = $state(0);
  #height = $state(0);
  #scroller: HTMLElement | null = null;

  /** `rowHeight` in pixels. */
  constructor(
    private readonly count: () => number,
    private readonly rowHeight: number,
  ) {}

  /** First row in the page. */
  get first(): number {
    if (this.count() <= FEW) return 0;
    const block = Math.floor(this.#top / this.rowHeight / BLOCK) - 1;
    const last = Math.floor((this.count() - 1) / BLOCK);
    return BLOCK * Math.max(0, Math.min(block, last));
  }

  /** The row after the last in the page. */
  get end(): number {
    if (this.count() <= FEW) return this.count();
    const blocks = Math.ceil(this.#height / this.rowHeight / BLOCK) + 3;
    return Math.min(this.count(), this.first + BLOCK * blocks);
  }

  /** Height in pixels of what is left out above. */
  get above(): number {
    return this.first * this.rowHeight;
  }

  /** Height in pixels of what is left out below. */
  get below(): number {
    return (this.count() - this.end) * this.rowHeight;
  }

  /** Follows the element that scrolls the table. */
  readonly attach = (scroller: HTMLElement): (() => void) => {
    this.#scroller = scroller;
    const follow = (): void => {
      this.#top = scroller.scrollTop;
      this.#height = scroller.clientHeight;
    };
    follow();
    const observer = new ResizeObserver(follow);
    observer.observe(scroller);
    scroller.addEventListener('scroll', follow, { passive: true });
    return () => {
      observer.disconnect();
      scroller.removeEventListener('scroll', follow);
      this.#scroller = null;
    };
  };

  /** Scrolls so far that a row is in view; it is in the page after the next update. */
  show(row: number): void {
    const scroller = this.#scroller;
    if (!scroller || this.count() <= FEW) return;
    const top = row * this.rowHeight;
    if (top < scroller.scrollTop) scroller.scrollTop = top;
    else if (top + this.rowHeight > scroller.scrollTop + scroller.clientHeight) {
      scroller.scrollTop = top + this.rowHeight - scroller.clientHeight;
    }
    this.#top = scroller.scrollTop;
  }
}
