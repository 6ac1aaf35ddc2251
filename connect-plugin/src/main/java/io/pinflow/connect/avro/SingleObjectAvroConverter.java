package io.pinflow.connect.avro;

import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.components.Versioned;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.storage.Converter;

/**
 * Converts between Connect data and Avro's single-object encoding: C3 01, the schema's CRC-64-AVRO
 * fingerprint, the body.
 *
 * <p>It knows the cleaned schemas of Pinflow and those given as {@code schemas}; messages of any
 * other are refused with a DataException, so that an error-tolerant connector can send them to its
 * dead letter queue. Null stays null. Like every converter it serves one task and is not
 * thread-safe.
 */
public final class SingleObjectAvroConverter implements Converter, Versioned {
  private KnownSchemas schemas = KnownSchemas.ofPinflow();

  /** Made by Connect. */
  public SingleObjectAvroConverter() {}

  @Override
  public String version() {
    String version = SingleObjectAvroConverter.class.getPackage().getImplementationVersion();
    return version == null ? "unknown" : version;
  }

  @Override
  public ConfigDef config() {
    return SingleObjectAvroConverterConfig.definition();
  }

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    schemas = KnownSchemas.ofPinflow().with(new SingleObjectAvroConverterConfig(configs).schemas());
  }

  @Override
  public byte[] fromConnectData(String topic, Schema schema, Object value) {
    return value == null ? null : schemas.ofConnect(topic, schema).encode(value);
  }

  @Override
  public SchemaAndValue toConnectData(String topic, byte[] value) {
    return value == null
        ? SchemaAndValue.NULL
        : schemas.ofMessage(topic, value).decode(topic, value);
  }
}
