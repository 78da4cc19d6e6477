import { err, ok, type Result } from '../../optimizer/result';

/** A number as typed: a literal, or arithmetic with + - * / ^ ( ) pi and sqrt. */
export interface Expression {
  readonly value: number;
  /** The number in JavaScript notation where it is a plain literal; keeps its decimals exact. */
  readonly literal: string | null;
  readonly usesPi: boolean;
  /** What follows the number, trimmed; a unit, perhaps. */
  readonly rest: string;
}

const LONGEST = 200;
const LITERAL = /^(?:\d{1,3}(?:[\u2009\u202f\u00a0 ]\d{3})+(?!\d)|\d+)?(?:[.,]\d*)*(?:e[+-]?\d+)?/i;
const BLANK = /\s/;
const WORDS = { pi: /^pi(?![a-z])/i, sqrt: /^sqrt(?![a-z])/i };

/** Characters that stand for the same operator or digit on other keyboards and in copied text. */
function normaliseSigns(text: string): string {
  return text
    .replace(/[−–‒﹣－]/g, '-')
    .replace(/[×·⋅∙]/g, '*')
    .replace(/÷/g, '/')
    .replace(/π/g, 'pi')
    .replace(/√/g, 'sqrt');
}

/**
 * Reads the number at the start of a text; the text that begins with a unit (as `isUnit` decides)
 * ends it. Errors are sentences that say what is wrong.
 */
export function readExpression(text: string, isUnit: (rest: string) => boolean): Result<Expression, string> {
  if (text.length > LONGEST) return err(`The text is longer than ${LONGEST} characters.`);
  try {
    return ok(new Reader(normaliseSigns(text), isUnit).whole());
  } catch (problem) {
    if (problem instanceof Misread) return err(problem.message);
    throw problem;
  }
}

/** Leaves the recursive descent; never leaves this file. */
class Misread extends Error {}

class Reader {
  private at = 0;
  private depth = 0;
  private usesPi = false;

  constructor(
    private readonly text: string,
    private readonly isUnit: (rest: string) => boolean,
  ) {}

  whole(): Expression {
    const literal = this.soleLiteral();
    const value = this.sum();
    if (!Number.isFinite(value)) throw new Misread('The result is too large for a number (limit about 1.8e308).');
    return { value, literal, usesPi: this.usesPi, rest: this.text.slice(this.at).trim() };
  }

  /** The literal if the text is nothing but a signed literal and a unit. */
  private soleLiteral(): string | null {
    const start = this.at;
    this.skipBlanks();
    const sign = this.take('-') ? '-' : '';
    if (sign === '') this.take('+');
    this.skipBlanks();
    const found = this.literalHere();
    const alone = found !== null && this.atEnd();
    this.at = start;
    return alone ? sign + found : null;
  }

  private atEnd(): boolean {
    const rest = this.text.slice(this.at).trim();
    return rest === '' || (this.depth === 0 && this.isUnit(rest));
  }

  private sum(): number {
    let value = this.product();
    for (;;) {
      if (this.atEnd()) return value;
      if (this.take('+')) value += this.product();
      else if (this.take('-')) value -= this.product();
      else return value;
    }
  }

  private product(): number {
    let value = this.signed();
    let divided = false;
    for (;;) {
      if (this.atEnd()) return value;
      if (this.take('*')) {
        value *= this.signed();
      } else if (this.take('/')) {
        const divisor = this.signed();
        if (divisor === 0) throw new Misread('Division by zero has no value.');
        value /= divisor;
        divided = true;
      } else if (this.peek(WORDS.pi) || this.peek(WORDS.sqrt)) {
        if (divided) throw new Misread('A product right after a division can be read in two ways.');
        value *= this.power();
      } else {
        return value;
      }
    }
  }

  private signed(): number {
    this.skipBlanks();
    if (this.take('-')) return -this.signed();
    if (this.take('+')) return this.signed();
    return this.power();
  }

  private power(): number {
    const base = this.primary();
    if (this.atEnd() || !this.take('^')) return base;
    const value = base ** this.signed();
    if (Number.isNaN(value)) throw new Misread('This power is not a real number.');
    return value;
  }

  private primary(): number {
    this.skipBlanks();
    if (this.take('(')) {
      this.depth++;
      const value = this.sum();
      if (!this.take(')')) throw new Misread('A closing bracket is missing.');
      this.depth--;
      return value;
    }
    if (this.takeWord('pi')) {
      this.usesPi = true;
      return Math.PI;
    }
    if (this.takeWord('sqrt')) {
      const radicand = this.primary();
      if (radicand < 0) throw new Misread('The square root of a negative number is not a real number.');
      return Math.sqrt(radicand);
    }
    const literal = this.literalHere();
    if (literal !== null) return Number(literal);
    const rest = this.text.slice(this.at).trim();
    throw new Misread(rest === '' ? 'A number is missing at the end.' : `“${shorten(rest)}” is not a number.`);
  }

  /** Reads a literal as JavaScript notation; null if there is none here. */
  private literalHere(): string | null {
    const found = LITERAL.exec(this.text.slice(this.at))?.[0] ?? '';
    if (!/^[^e]*\d/i.test(found)) return null;
    const literal = plainLiteral(found);
    const value = Number(literal);
    if (!Number.isFinite(value)) throw new Misread(`${found} is too large for a number (limit about 1.8e308).`);
    if (value === 0 && /[1-9]/.test(literal.split(/e/i)[0]!)) {
      throw new Misread(`${found} is too small for a number (limit about 5e-324).`);
    }
    this.at += found.length;
    return literal;
  }

  private take(character: string): boolean {
    this.skipBlanks();
    if (this.text[this.at] !== character) return false;
    this.at++;
    return true;
  }

  private takeWord(word: keyof typeof WORDS): boolean {
    if (!this.peek(WORDS[word])) return false;
    this.at += word.length;
    return true;
  }

  private peek(pattern: RegExp): boolean {
    this.skipBlanks();
    return pattern.test(this.text.slice(this.at));
  }

  private skipBlanks(): void {
    while (this.at < this.text.length && BLANK.test(this.text[this.at]!)) this.at++;
  }
}

/** Decimal comma and gaps between thousands to JavaScript notation; what has two readings is refused. */
function plainLiteral(found: string): string {
  const text = found.replace(/\s/g, '');
  const marks = text.match(/[.,]/g) ?? [];
  if (marks.length > 1) throw new Misread(`“${found}” has more than one decimal sign.`);
  if (/^[1-9]\d{0,2},\d{3}$/.test(text)) {
    throw new Misread(
      `“${found}” can be read as ${text.replace(',', '.')} or as ${text.replace(',', '')}; write the one that is meant.`,
    );
  }
  return text.replace(',', '.');
}

export function shorten(text: string): string {
  return text.length > 24 ? `${text.slice(0, 24)}…` : text;
}
