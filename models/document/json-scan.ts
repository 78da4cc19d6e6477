import { err, ok, type Result } from '../../optimizer/result';

/** Limits on the shape of JSON text, checked before anything is built from it. */
export interface JsonLimits {
  readonly depth: number;
  readonly keys: number;
  readonly forbiddenKeys: ReadonlySet<string>;
}

export interface JsonFault {
  readonly reason: 'syntax' | 'depth' | 'keys' | 'forbidden-key';
  /** What is wrong, as the end of a sentence; for a forbidden key, the key. */
  readonly detail: string;
  readonly line: number;
  readonly column: number;
}

/** A key that an object holds twice; the last value counts. */
export interface RepeatedKey {
  readonly key: string;
  readonly line: number;
  readonly column: number;
}

/**
 * Reads JSON text without building anything and says where it breaks the grammar or a limit; accepts
 * what `JSON.parse` accepts. The engine's own messages differ between versions and often name no place.
 */
export function scanJson(text: string, limits: JsonLimits): Result<readonly RepeatedKey[], JsonFault> {
  try {
    return ok(new Scanner(text, limits).scan());
  } catch (fault) {
    if (fault instanceof Fault) return err(fault.located(text));
    throw fault;
  }
}

/** Leaves the scanner at the first fault; never leaves this file. */
class Fault extends Error {
  constructor(
    readonly reason: JsonFault['reason'],
    readonly detail: string,
    readonly offset: number,
  ) {
    super(detail);
  }

  located(text: string): JsonFault {
    return { reason: this.reason, detail: this.detail, ...lineAndColumn(text, this.offset) };
  }
}

function lineAndColumn(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  let line = 1;
  for (let i = before.indexOf('\n'); i !== -1; i = before.indexOf('\n', i + 1)) line++;
  return { line, column: offset - lineStart + 1 };
}

/** The keys of an open object; null for an open array. */
type Container = Set<string> | null;

/** More repeated keys than this are not listed. */
const MOST_REPEATED = 20;

/** Characters that a text may hold as they are. */
// eslint-disable-next-line no-control-regex -- JSON names the control characters that it does not allow
const PLAIN_RUN = /[^"\\\u0000-\u001f]*/y;

class Scanner {
  private at = 0;
  private keys = 0;
  private readonly open: Container[] = [];
  private readonly repeated: RepeatedKey[] = [];

  constructor(
    private readonly text: string,
    private readonly limits: JsonLimits,
  ) {}

  /** Goes from value to value without recursion, so that no depth of nesting exhausts the stack. */
  scan(): readonly RepeatedKey[] {
    let complete = this.value();
    while (this.open.length > 0) {
      const container = this.open.at(-1)!;
      const end = container === null ? ']' : '}';
      if (complete) {
        if (this.take(end)) {
          this.open.pop();
          continue;
        }
        if (!this.take(',')) this.fail(`a comma or ${end} is missing`);
      } else if (this.take(end)) {
        this.open.pop();
        complete = true;
        continue;
      }
      if (container !== null) this.key(container);
      complete = this.value();
    }
    this.skipBlanks();
    if (this.at < this.text.length) this.fail('there is more text after the end');
    return this.repeated;
  }

  /** Reads a value; of an object or array only the opening bracket, and then returns false. */
  private value(): boolean {
    this.skipBlanks();
    const first = this.text[this.at];
    if (first === '{' || first === '[') {
      this.at++;
      this.open.push(first === '{' ? new Set() : null);
      if (this.open.length > this.limits.depth) throw new Fault('depth', String(this.limits.depth), this.at - 1);
      return false;
    }
    if (first === '"') this.string();
    else if (first === '-' || isDigit(first)) this.number();
    else if (!['true', 'false', 'null'].some((word) => this.word(word))) {
      this.fail(first === undefined ? 'the text ends too early' : 'a value is missing or not spelt as JSON asks');
    }
    return true;
  }

  private key(container: Set<string>): void {
    this.skipBlanks();
    const start = this.at;
    if (this.text[start] !== '"') this.fail('a key in double quotes is missing');
    this.string();
    const key = JSON.parse(this.text.slice(start, this.at)) as string;
    if (this.limits.forbiddenKeys.has(key)) throw new Fault('forbidden-key', key, start);
    if (++this.keys > this.limits.keys) throw new Fault('keys', String(this.limits.keys), start);
    if (container.has(key) && this.repeated.length < MOST_REPEATED) {
      this.repeated.push({ key, ...lineAndColumn(this.text, start) });
    }
    container.add(key);
    if (!this.take(':')) this.fail('a colon after the key is missing');
  }

  /** Reads over a text, quotes and all. */
  private string(): void {
    const start = this.at++;
    for (;;) {
      PLAIN_RUN.lastIndex = this.at;
      PLAIN_RUN.test(this.text);
      this.at = PLAIN_RUN.lastIndex;
      const character = this.text[this.at];
      if (character === undefined) throw new Fault('syntax', 'a text is not closed by a quote', start);
      if (character < ' ') this.fail('a line break or control character stands inside a text');
      this.at++;
      if (character === '"') return;
      this.escape();
    }
  }

  private escape(): void {
    const character = this.text[this.at] ?? '';
    const valid =
      character === 'u'
        ? /^[0-9a-f]{4}$/i.test(this.text.slice(this.at + 1, this.at + 5))
        : /^["\\/bfnrt]$/.test(character);
    if (!valid) this.fail('a backslash is followed by something JSON does not know');
    this.at += character === 'u' ? 5 : 1;
  }

  private number(): void {
    if (this.text[this.at] === '-') this.at++;
    if (this.text[this.at] === '0') this.at++;
    else this.digits();
    if (this.text[this.at] === '.') {
      this.at++;
      this.digits();
    }
    if (this.text[this.at] === 'e' || this.text[this.at] === 'E') {
      this.at++;
      if (this.text[this.at] === '+' || this.text[this.at] === '-') this.at++;
      this.digits();
    }
  }

  private digits(): void {
    if (!isDigit(this.text[this.at])) this.fail('a digit is missing in a number');
    while (isDigit(this.text[this.at])) this.at++;
  }

  private word(word: string): boolean {
    if (!this.text.startsWith(word, this.at)) return false;
    this.at += word.length;
    return true;
  }

  private take(character: string): boolean {
    this.skipBlanks();
    if (this.text[this.at] !== character) return false;
    this.at++;
    return true;
  }

  private skipBlanks(): void {
    for (;;) {
      const character = this.text[this.at];
      if (character !== ' ' && character !== '\n' && character !== '\r' && character !== '\t') return;
      this.at++;
    }
  }

  private fail(detail: string): never {
    throw new Fault('syntax', detail, this.at);
  }
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9';
}
