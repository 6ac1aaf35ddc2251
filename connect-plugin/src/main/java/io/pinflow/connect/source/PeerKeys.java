package io.pinflow.connect.source;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Keys of Confluent's and Aiven's JDBC sources that are not this source's own. A value that asks
 * for what happens here anyway is let pass; any other is refused with what to use instead, so that
 * a configuration taken over never loses a meaning without a word.
 */
final class PeerKeys {
  private static final String CREDENTIALS_PROVIDER = "jdbc.credentials.provider.";
  private static final Map<String, PeerKeys> BY_NAME = all();

  private final String remedy;
  private final Set<String> accepted;

  private PeerKeys(String remedy, Set<String> accepted) {
    this.remedy = remedy;
    this.accepted = accepted;
  }

  /** True for a key of theirs. */
  static boolean has(String key) {
    return BY_NAME.containsKey(family(key));
  }

  /** What is wrong with a key of theirs, empty when it asks for what happens anyway. */
  static Optional<String> problem(String key, String value) {
    PeerKeys peer = BY_NAME.get(family(key));
    return peer.accepted.contains(value.trim().toLowerCase(Locale.ROOT))
        ? Optional.empty()
        : Optional.of(TableSourceErrors.peerKey(key, peer.remedy));
  }

  /** The settings of a provider of credentials are its author's to name. */
  private static String family(String key) {
    return key.startsWith(CREDENTIALS_PROVIDER) ? CREDENTIALS_PROVIDER : key;
  }

  private static Map<String, PeerKeys> all() {
    Map<String, PeerKeys> all = new TreeMap<>();
    addTables(all);
    addQueries(all);
    addValues(all);
    addConnection(all);
    TableSourceConfig.definition().names().forEach(all::remove);
    return all;
  }

  private static void addTables(Map<String, PeerKeys> all) {
    add(all, "table.blacklist", "Set table.include.list and table.exclude.list.", "");
    add(
        all,
        "table.types",
        "Tables and views are read alike: name them in tables.",
        "table",
        "view",
        "table,view",
        "table, view");
    add(all, "catalog.pattern", "The catalog is the database of connection.url.", "");
    add(all, "schema.pattern", "Write tables of another schema as schema.table in tables.", "");
    add(
        all,
        "table.names.qualify",
        "Tables are asked for as tables writes them: table or schema.table.",
        "true");
    String always = "Identifiers are always quoted: write names as the database has them.";
    add(all, "quote.sql.identifiers", always, "always");
    add(all, "sql.quote.identifiers", always, "true");
    add(all, "table.poll.interval.ms", "Set table.refresh.interval.ms.");
    add(
        all,
        "table.monitoring.startup.polling.limit.ms",
        "Tasks start as soon as the database has told its tables.");
  }

  private static void addQueries(Map<String, PeerKeys> all) {
    String named =
        "Give the query a name: set named.queries to it, named.query.sql.<name> to the SQL and"
            + " topic.names to <name>:<topic>, as theirs writes to topic.prefix itself; called query, it"
            + " goes on from theirs.";
    add(all, "query", named, "");
    add(all, "query.masked", named, "");
    add(all, "query.suffix", "What a query asks for is bounded by page.max.rows.", "");
    String noFirst =
        "Reading starts with the first row, or where the connector's offsets say: set those.";
    add(all, "incrementing.initial", noFirst, "-1");
    add(all, "timestamp.initial", noFirst);
    add(all, "timestamp.initial.ms", noFirst);
    add(
        all,
        "incrementing.column.mapping",
        "Name the columns in table.incrementing.columns as table:column.",
        "");
    add(
        all,
        "timestamp.columns.mapping",
        "Name the columns in table.timestamp.columns as table:column.",
        "");
    add(
        all,
        "validate.non.null",
        "A key that may be null would lose rows: name a column that is NOT NULL.",
        "true");
    add(
        all,
        "transaction.isolation.mode",
        "A page is one statement, which sees what is committed when it starts.",
        "default",
        "read_committed",
        "repeatable_read");
  }

  private static void addValues(Map<String, PeerKeys> all) {
    String exact = "Numbers are always exact: set decimal.handling.mode to string or precise";
    add(all, "numeric.mapping", exact + " (what none was is precise).", "");
    add(all, "numeric.precision.mapping", exact + ".", "false");
    add(
        all,
        "timestamp.granularity",
        "Dates and times are text as the database writes them, to the microsecond.",
        "");
    add(
        all,
        "timestamp.fields.list",
        "Dates and times are text as the database writes them, to the microsecond.",
        "");
    String unshifted =
        "No time is shifted: those without a zone are as they stand, those with one are in UTC.";
    add(all, "date.timezone", unshifted, "utc", "db_timezone");
    add(all, "sql.complex.types.enable", "Every column is carried, whatever its type.", "true");
  }

  private static void addConnection(Map<String, PeerKeys> all) {
    String endless =
        "Tries never end for what may pass; failure.grace.ms bounds those for what a person must"
            + " mend.";
    add(all, "connection.attempts", endless, "-1");
    add(all, "query.retry.attempts", endless, "-1");
    add(
        all,
        "dialect.name",
        "The dialect follows connection.url.",
        "",
        "mysqldatabasedialect",
        "mariadbdatabasedialect",
        "postgresqldatabasedialect");
    add(all, "poll.linger.ms", "Rows are handed over as soon as they are read.", "0");
    add(
        all,
        CREDENTIALS_PROVIDER,
        "Set connection.password.file, or connection.iam.auth for tokens of RDS.");
  }

  private static void add(
      Map<String, PeerKeys> all, String key, String remedy, String... accepted) {
    all.put(key, new PeerKeys(remedy, Set.of(accepted)));
  }
}
