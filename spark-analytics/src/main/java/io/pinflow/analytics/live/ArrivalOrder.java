package io.pinflow.analytics.live;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Orders messages as they came: within a partition or shard by offset or sequence number, across
 * them by time.
 *
 * <p>Time within a partition never runs back here, whatever clocks said: a message counts as no
 * older than those before it. So both orders fit into one.
 */
final class ArrivalOrder {

  private ArrivalOrder() {}

  /** The oldest first; the messages themselves stay as they are. */
  static List<Message> sorted(List<Message> messages) {
    List<Placed> placed = new ArrayList<>();
    for (Message message : messages) {
      placed.add(new Placed(message, partition(message), place(message), message.arrived()));
    }
    placed.sort(Comparator.comparing(Placed::partition).thenComparing(Placed::place));
    return withoutRunningBack(placed).stream()
        .sorted(
            Comparator.comparingLong(Placed::time)
                .thenComparing(Placed::partition)
                .thenComparing(Placed::place))
        .map(Placed::message)
        .toList();
  }

  private static List<Placed> withoutRunningBack(List<Placed> byPartition) {
    Map<String, Long> latest = new HashMap<>();
    List<Placed> result = new ArrayList<>(byPartition.size());
    for (Placed one : byPartition) {
      long time = latest.merge(one.partition(), one.time(), Math::max);
      result.add(new Placed(one.message(), one.partition(), one.place(), time));
    }
    return result;
  }

  private static String partition(Message message) {
    return message.topic()
        + '/'
        + message.partition().map(Object::toString).or(message::shard).orElse("");
  }

  private static BigInteger place(Message message) {
    return message
        .offset()
        .map(BigInteger::valueOf)
        .or(() -> message.sequenceNumber().map(BigInteger::new))
        .orElse(BigInteger.ZERO);
  }

  private record Placed(Message message, String partition, BigInteger place, long time) {}
}
