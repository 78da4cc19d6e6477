import { describe, expect, it } from 'vitest';
import { readArguments } from './arguments';

const read = (...given: string[]) => readArguments(['/runtime/electron', ...given], '/home/ada');

describe('readArguments', () => {
  it('opens nothing when nothing is named', () => {
    expect(read('--no-sandbox', '/app')).toEqual({ file: null, demonstration: null, still: false });
  });

  it('finds a project file behind the path of the application and resolves it', () => {
    expect(read('/app', 'network.fringe.json').file).toBe('/home/ada/network.fringe.json');
    expect(read('/app', '/data/My.Fringe.JSON').file).toBe('/data/My.Fringe.JSON');
  });

  it('takes no switch for a file', () => {
    expect(read('/app', '--load=x.fringe.json').file).toBeNull();
  });

  it('keeps still in the demonstration and in end-to-end tests', () => {
    expect(read('/app', '--demonstration=out/demo')).toEqual({
      file: null,
      demonstration: '/home/ada/out/demo',
      still: true,
    });
    expect(read('/app', '--end-to-end')).toEqual({ file: null, demonstration: null, still: true });
    expect(read('/app', '--demonstration=')).toEqual({ file: null, demonstration: null, still: false });
  });
});
