package io.pinflow.analytics.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class CsvTextTest {

  private static final StructType COLUMNS =
      new StructType()
          .add("country", DataTypes.StringType)
          .add("follower_count", DataTypes.IntegerType)
          .add("median", DataTypes.DoubleType);

  @Test
  void shouldQuoteOnlyWhatMustBe() {
    String csv =
        CsvText.of(
            COLUMNS,
            List.of(
                RowFactory.create("Cote d'Ivoire", 15_000_000, 2.5),
                RowFactory.create("Bonaire, \"Saba\"", 1, 1.0),
                RowFactory.create("two\nlines\r\nof 日本 \uD83D\uDCCC", -1, 1e9),
                RowFactory.create(" blanks ", 0, 0.0)));

    assertThat(csv)
        .isEqualTo(
            "country,follower_count,median\r\n"
                + "Cote d'Ivoire,15000000,2.5\r\n"
                + "\"Bonaire, \"\"Saba\"\"\",1,1.0\r\n"
                + "\"two\nlines\r\nof 日本 \uD83D\uDCCC\",-1,1.0E9\r\n"
                + " blanks ,0,0.0\r\n");
  }

  @Test
  void shouldTellNullFromEmpty() {
    String csv =
        CsvText.of(
            COLUMNS,
            List.of(RowFactory.create("", null, null), RowFactory.create(null, null, null)));

    assertThat(csv).isEqualTo("country,follower_count,median\r\n\"\",,\r\n,,\r\n");
  }

  @Test
  void shouldBeAHeaderAloneWithoutRows() {
    assertThat(CsvText.of(COLUMNS, List.of())).isEqualTo("country,follower_count,median\r\n");
  }
}
