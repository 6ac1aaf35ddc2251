package io.pinflow.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Runs contenders in turn, so that what disturbs one disturbs its neighbours too. Each round begins
 * with another of them.
 */
final class Rounds {
  private final int rounds;
  private final int warmUps;

  Rounds(int rounds, int warmUps) {
    this.rounds = rounds;
    this.warmUps = warmUps;
  }

  Result measure(Comparison comparison) throws Exception {
    List<Contender> contenders = comparison.contenders();
    for (int round = 0; round < warmUps; round++) {
      sample(contenders, round);
    }
    List<List<Sample>> samples = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      samples.add(sample(contenders, round));
    }
    List<Outcome> outcomes = new ArrayList<>();
    for (int place = 0; place < contenders.size(); place++) {
      int contender = place;
      outcomes.add(
          new Outcome(
              contenders.get(place).name(),
              samples.stream().map(round -> round.get(contender)).toList()));
    }
    return new Result(outcomes.get(0), outcomes.subList(1, outcomes.size()));
  }

  /** One round: a sample of each contender, in the contenders' order. */
  private static List<Sample> sample(List<Contender> contenders, int round) throws Exception {
    List<Sample> samples = new ArrayList<>(Collections.nCopies(contenders.size(), null));
    for (int turn = 0; turn < contenders.size(); turn++) {
      int place = (round + turn) % contenders.size();
      samples.set(place, sample(contenders.get(place)));
    }
    return samples;
  }

  private static Sample sample(Contender contender) throws Exception {
    contender.prepare();
    try {
      long cpu = contender.cpuNanos();
      long start = System.nanoTime();
      Volume volume = contender.run();
      long wall = System.nanoTime() - start;
      return new Sample(volume, wall, contender.cpuNanos() - cpu);
    } finally {
      contender.finish();
    }
  }
}
