import { describe, expect, it } from 'vitest';
import { ClosingGuard, type ClosingAnswer } from './closing';

/** A guard whose question is answered by hand. */
function guard() {
  const log: string[] = [];
  let answer: (answer: ClosingAnswer) => void = () => {};
  const closing = new ClosingGuard({
    ask: (title) => {
      log.push(`ask ${title}`);
      return new Promise((resolve) => (answer = resolve));
    },
    requestSave: () => log.push('save'),
    close: () => log.push('close'),
  });
  const reply = async (which: ClosingAnswer) => {
    answer(which);
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { closing, log, reply };
}

const edited = { title: 'Network', unsaved: true };

describe('ClosingGuard', () => {
  it('lets a saved document go without a question', () => {
    const { closing, log } = guard();
    closing.documentState({ title: 'Network', unsaved: false });
    expect(closing.mayClose()).toBe(true);
    expect(log).toEqual([]);
  });

  it('asks once, however often the window is asked to close', () => {
    const { closing, log } = guard();
    closing.documentState(edited);
    expect([closing.mayClose(), closing.mayClose()]).toEqual([false, false]);
    expect(log).toEqual(['ask Network']);
  });

  it('discards and closes', async () => {
    const { closing, log, reply } = guard();
    closing.documentState(edited);
    closing.mayClose();
    await reply('discard');
    expect(log).toEqual(['ask Network', 'close']);
    expect(closing.mayClose()).toBe(true);
  });

  it('stays open on cancel and asks again the next time', async () => {
    const { closing, log, reply } = guard();
    closing.documentState(edited);
    closing.mayClose();
    await reply('cancel');
    expect(closing.mayClose()).toBe(false);
    expect(log).toEqual(['ask Network', 'ask Network']);
  });

  it('closes after the save has succeeded, not before', async () => {
    const { closing, log, reply } = guard();
    closing.documentState(edited);
    closing.mayClose();
    await reply('save');
    expect(log).toEqual(['ask Network', 'save']);
    closing.saved(true);
    expect(log).toEqual(['ask Network', 'save', 'close']);
  });

  it('stays open when the save fails, and a later save does not close it', async () => {
    const { closing, log, reply } = guard();
    closing.documentState(edited);
    closing.mayClose();
    await reply('save');
    closing.saved(false);
    closing.saved(true);
    expect(log).toEqual(['ask Network', 'save']);
  });

  it('stays open when the document is edited while it is saved', async () => {
    const { closing, log, reply } = guard();
    closing.documentState(edited);
    closing.mayClose();
    await reply('save');
    closing.documentState(edited);
    closing.saved(true);
    expect(log).toEqual(['ask Network', 'save']);
    expect(closing.mayClose()).toBe(false);
  });

  it('does not close on an ordinary save', () => {
    const { closing, log } = guard();
    closing.documentState(edited);
    closing.saved(true);
    expect(log).toEqual([]);
  });
});
