/** The text of `fringe --help`. */
export const HELP = `Fringe: designs entangled quantum sensor networks.

usage: fringe <command> FILE [options]

commands
  check FILE                        list everything that is wrong in a project, and where
  evaluate FILE                     what the settings in the file achieve, against which rivals
  optimize FILE [-o OUT]            find the best design and say how far it is proved;
                                    -o writes the project with that design in it
      --seed N                      seed of the random starts (default 1)
      --solver KEY                  automatic (default), structured, lbfgs, sqp, basin-hopping, cma-es or
                                    direct-search
      --deadline S                  stop after S seconds with the best design so far
  simulate FILE                     try the settings in the file by Monte Carlo, beside what the formulas say
      --trials N                    number of trials (default: as the model proposes)
      --seed N                      seed of the trials (default 77)
  export FILE --format F -o OUT     write the configuration for the laboratory (F: json or csv)
                                    from the current design in the file: optimize with -o first
      --in-force                    export the settings as they stand, proved or not
  reference DIR                     run the reference cases in DIR/<model>.json
  reproduce                         every published number beside what the model computes

options
  --json                            machine-readable result on standard output
  --help, --version

Results go to standard output, messages to standard error. Ctrl-C during optimize keeps the best
design so far. Exit status: 0 done, 1 failed, 2 bad input. Input files are never changed, except by
-o naming the same file.
`;
