package io.pinflow.emulator;

import java.util.Arrays;
import java.util.List;

/** The three tables posts are kept in; the first column is the key. */
public enum RawTable {
  PIN(
      "pinterest_data",
      "index:INTEGER unique_id:TEXT title:TEXT description:TEXT poster_name:TEXT"
          + " follower_count:TEXT tag_list:TEXT is_image_or_video:TEXT image_src:TEXT"
          + " downloaded:INTEGER save_location:TEXT category:TEXT"),
  GEO("geolocation_data", "ind:INTEGER timestamp:TIME latitude:FLOAT longitude:FLOAT country:TEXT"),
  USER("user_data", "ind:INTEGER first_name:TEXT last_name:TEXT age:INTEGER date_joined:TIME");

  private final String tableName;

  @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list of records
  private final List<Column> columns;

  RawTable(String tableName, String columns) {
    this.tableName = tableName;
    this.columns = Arrays.stream(columns.split(" ")).map(RawTable::column).toList();
  }

  private static Column column(String nameAndType) {
    int colon = nameAndType.indexOf(':');
    return new Column(
        nameAndType.substring(0, colon), ColumnType.valueOf(nameAndType.substring(colon + 1)));
  }

  /** The table's name in the database. */
  public String tableName() {
    return tableName;
  }

  /** The columns in table order, which is also their order on the wire. */
  public List<Column> columns() {
    return columns;
  }

  /**
   * The name the outside world knows the table's rows by: {@code pin}, {@code geo}, {@code user}.
   */
  public String shortName() {
    return switch (this) {
      case PIN -> "pin";
      case GEO -> "geo";
      case USER -> "user";
    };
  }

  /** The file that holds the table's rows as JSON lines. */
  public String fileName() {
    return "raw_" + shortName() + ".jsonl";
  }

  /** The column every row is known by. */
  public Column key() {
    return columns.get(0);
  }
}
