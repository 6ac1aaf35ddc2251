package io.pinflow.connect.sink;

import org.apache.kafka.connect.data.Schema;

/** A file format of landed objects. One task's thread uses it. */
interface RecordFormat {

  /** How object names end, with the leading dot. */
  String extension();

  /** The MIME type objects are stored with. */
  String contentType();

  /** Whether records of different schemas can share an object. */
  boolean mixesSchemas();

  /** Starts an object; without mixing, all its records have this schema. */
  RecordEncoder encoder(Schema schema, PartStream out);
}
