package io.pinflow.connect.avro;

import io.pinflow.records.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.avro.Schema;

/**
 * The schemas a converter knows, by fingerprint and by name. Immutable; its codecs are not
 * thread-safe.
 */
final class KnownSchemas {
  private final Map<Long, SchemaCodec> byFingerprint;
  private final Map<String, SchemaCodec> byName;

  private KnownSchemas(Map<Long, SchemaCodec> byFingerprint, Map<String, SchemaCodec> byName) {
    this.byFingerprint = byFingerprint;
    this.byName = byName;
  }

  /** The schemas of the cleaned tables. */
  static KnownSchemas ofPinflow() {
    List<Schema> schemas = new ArrayList<>();
    for (Table table : Table.values()) {
      schemas.add(table.schema());
    }
    return new KnownSchemas(Map.of(), Map.of()).with(schemas);
  }

  /**
   * These and more; of several with one name, messages are written with the last and read with any.
   */
  KnownSchemas with(Collection<Schema> more) {
    Map<Long, SchemaCodec> fingerprints = new HashMap<>(byFingerprint);
    Map<String, SchemaCodec> names = new HashMap<>(byName);
    for (Schema schema : more) {
      SchemaCodec codec = new SchemaCodec(schema);
      fingerprints.put(codec.fingerprint(), codec);
      names.put(schema.getFullName(), codec);
    }
    return new KnownSchemas(fingerprints, names);
  }

  SchemaCodec ofMessage(String topic, byte[] message) {
    if (!SingleObject.hasHeader(message)) {
      throw AvroErrors.notSingleObject(topic, message.length);
    }
    long fingerprint = SingleObject.fingerprint(message);
    SchemaCodec codec = byFingerprint.get(fingerprint);
    if (codec == null) {
      throw AvroErrors.unknownFingerprint(topic, fingerprint, names());
    }
    return codec;
  }

  SchemaCodec ofConnect(String topic, org.apache.kafka.connect.data.Schema schema) {
    String name = schema == null ? null : schema.name();
    SchemaCodec codec = byName.get(name);
    if (codec == null) {
      throw AvroErrors.unknownConnectSchema(topic, name, names());
    }
    return codec;
  }

  private Collection<String> names() {
    return new TreeSet<>(byName.keySet());
  }
}
