package io.pinflow.benchmark;

import java.util.ArrayList;
import java.util.List;

/** Hot paths and the raw ceiling they are held against. */
public record Comparison(Contender ceiling, List<Contender> paths) {
  public Comparison {
    paths = List.copyOf(paths);
  }

  /** The ceiling first, then the paths. */
  List<Contender> contenders() {
    List<Contender> contenders = new ArrayList<>();
    contenders.add(ceiling);
    contenders.addAll(paths);
    return contenders;
  }
}
