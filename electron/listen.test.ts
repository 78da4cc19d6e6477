import { describe, expect, it } from 'vitest';
import { listen } from './listen';

function source() {
  let deliver: (message: string) => void = () => {};
  const add = listen<string>((take) => (deliver = take));
  return { add, send: (message: string) => deliver(message) };
}

describe('listen', () => {
  it('hands each message to each listener until it is removed', () => {
    const { add, send } = source();
    const first: string[] = [];
    const second: string[] = [];
    const remove = add((message) => first.push(message));
    add((message) => second.push(message));
    send('a');
    remove();
    send('b');
    expect(first).toEqual(['a']);
    expect(second).toEqual(['a', 'b']);
  });

  it('keeps what comes before anybody listens, once and in order', () => {
    const { add, send } = source();
    send('a');
    send('b');
    const first: string[] = [];
    const second: string[] = [];
    add((message) => first.push(message));
    add((message) => second.push(message));
    expect(first).toEqual(['a', 'b']);
    expect(second).toEqual([]);
  });

  it('keeps no more than the last hundred', () => {
    const { add, send } = source();
    for (let number = 0; number < 250; number++) send(String(number));
    const heard: string[] = [];
    add((message) => heard.push(message));
    expect(heard).toHaveLength(100);
    expect(heard.at(-1)).toBe('249');
  });

  it('removes one of two additions of the same function', () => {
    const { add, send } = source();
    const heard: string[] = [];
    const listener = (message: string) => heard.push(message);
    const remove = add(listener);
    add(listener);
    remove();
    remove();
    send('a');
    expect(heard).toEqual(['a']);
  });
});
