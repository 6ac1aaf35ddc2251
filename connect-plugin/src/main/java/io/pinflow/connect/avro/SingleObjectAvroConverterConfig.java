package io.pinflow.connect.avro;

import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** Configuration of the single-object converter. Immutable. */
final class SingleObjectAvroConverterConfig extends AbstractConfig {
  static final String SCHEMAS_CONFIG = "schemas";

  private static final String SCHEMAS_DOC =
      "The Avro schemas known beside Pinflow's own: one schema or an array of them as JSON, or paths of .avsc files on the"
          + " worker, separated by commas. Give every version that messages may have been written with.";

  SingleObjectAvroConverterConfig(Map<String, ?> properties) {
    super(definition(), properties, false);
  }

  static ConfigDef definition() {
    return new ConfigDef()
        .define(
            SCHEMAS_CONFIG, ConfigDef.Type.STRING, "", ConfigDef.Importance.MEDIUM, SCHEMAS_DOC);
  }

  /** The schemas given; throws ConfigException when one can't be read. */
  List<Schema> schemas() {
    return SchemaTexts.parse(getString(SCHEMAS_CONFIG));
  }
}
