package io.pinflow.emulator;

import io.pinflow.emulator.database.Database;
import io.pinflow.emulator.database.DatabasePosts;
import io.pinflow.emulator.generator.GeneratedPosts;
import io.pinflow.emulator.order.DrawnOrder;
import io.pinflow.emulator.order.Order;
import io.pinflow.emulator.order.SequentialOrder;
import io.pinflow.emulator.source.FolderPosts;
import io.pinflow.emulator.source.GeneratedNumbers;
import io.pinflow.emulator.source.NumberedPosts;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which posts, and in which order. */
final class PostOptions {
  /** As many as the real tables have. */
  private static final int USUAL_ROWS = 11_154;

  private enum OrderKind {
    DRAWN,
    SEQUENTIAL
  }

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "Generate so many posts to draw from (default: " + USUAL_ROWS + ").")
  private Integer rows;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Take the posts of DIR/raw_pin.jsonl, raw_geo.jsonl and raw_user.jsonl.")
  private Path data;

  @Option(
      names = "--seed",
      defaultValue = GeneratorOptions.SEED,
      paramLabel = "S",
      description =
          "Of the draw, as in random.seed(S), and of generated posts"
              + " (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--order",
      description =
          "drawn: randint over the rows 0 to 11000, or all where there are fewer (default for rest "
              + "and kinesis). sequential: row after row (default for database).")
  private OrderKind order;

  @Option(
      names = "--first",
      paramLabel = "N",
      description =
          "The first row, or the smallest drawn (default: 0; for database the one after"
              + " the largest that is there).")
  private Integer first;

  @Option(names = "--last", paramLabel = "N", description = "The last row, or the largest drawn.")
  private Integer last;

  @Option(names = "--loop", description = "In sequential order, begin again after the last row.")
  private boolean loop;

  long seed() {
    return seed;
  }

  /** The posts; a database is where they come from unless they go there. */
  NumberedPosts posts(Optional<Database> database) throws EmulatorException {
    if ((rows != null && data != null)
        || (database.isPresent() && (rows != null || data != null))) {
      throw EmulateErrors.notTogether("--credentials, --jdbc-url, --data and --rows");
    }
    NumberedPosts posts = open(database);
    if (posts.size() == 0) {
      throw EmulateErrors.noPosts();
    }
    return posts;
  }

  private NumberedPosts open(Optional<Database> database) throws EmulatorException {
    if (database.isPresent()) {
      return DatabasePosts.open(database.get());
    }
    if (data != null) {
      return FolderPosts.open(data);
    }
    int size = rows == null ? USUAL_ROWS : rows;
    if (size < 1) {
      throw EmulateErrors.invalid("--rows", size, "1 or more");
    }
    return new GeneratedNumbers(new GeneratedPosts(seed, size));
  }

  /** The order; sequential ones begin at the row of this number unless told otherwise. */
  Order order(NumberedPosts posts, TargetKind target, int usualFirst) throws EmulatorException {
    OrderKind usual = target == TargetKind.DATABASE ? OrderKind.SEQUENTIAL : OrderKind.DRAWN;
    return (order == null ? usual : order) == OrderKind.DRAWN
        ? drawn(posts)
        : sequential(posts, usualFirst);
  }

  private Order drawn(NumberedPosts posts) throws EmulatorException {
    int from = first == null ? 0 : first;
    int most = posts.size() - 1;
    int to = last == null ? Math.min(DrawnOrder.LAST, most) : Math.min(last, most);
    return new DrawnOrder(seed, from, requireRange(from, to));
  }

  private Order sequential(NumberedPosts posts, int usualFirst) throws EmulatorException {
    int from = first == null ? usualFirst : posts.numberOf(first);
    int end = loop ? posts.size() : posts.end();
    int to = last == null ? end - 1 : Math.min(last, end - 1);
    requireRange(from, to);
    return loop
        ? SequentialOrder.looping(seed, from, to, first == null ? 0 : from)
        : SequentialOrder.once(seed, from, to);
  }

  private static int requireRange(int from, int to) throws EmulatorException {
    if (from < 0 || from > to) {
      throw EmulateErrors.noRange(from, to);
    }
    return to;
  }
}
