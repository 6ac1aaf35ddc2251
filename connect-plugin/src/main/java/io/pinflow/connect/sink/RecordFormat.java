package io.pinflow.connect.sink;

import org.apache.kafka.connect.data.Schema;

/** A file format of landed objects. One task's thread uses it. */
interface RecordFormat {

  /** How object names end, with the leading dot. */
  String extension();

  /** The MIME type objects are stored with. */
  String contentType();

  /** Starts an object whose records all have this schema. */
  RecordEncoder encoder(Schema schema, PartStream out);
}
