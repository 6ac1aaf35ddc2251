package io.pinflow.connect.sink;

import static io.pinflow.connect.sink.SinkDefinition.checked;
import static io.pinflow.connect.sink.SinkDefinition.optional;
import static io.pinflow.connect.sink.SinkDefinition.required;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Range;

/** The settings of the store and the requests made of it. */
final class StoreDefinition {

  private static final int MIN_PART_SIZE = 5 * 1024 * 1024;

  private StoreDefinition() {}

  static void define(ConfigDef definition) {
    defineStore(definition);
    defineRequests(definition);
  }

  private static void defineStore(ConfigDef definition) {
    required(
        definition, SinkKeys.BUCKET_CONFIG, ConfigDef.Type.STRING, "The bucket objects land in.");
    optional(
        definition,
        SinkKeys.REGION_CONFIG,
        ConfigDef.Type.STRING,
        "us-west-2",
        "The AWS region of the bucket.");
    optional(
        definition,
        SinkKeys.STORE_URL_CONFIG,
        ConfigDef.Type.STRING,
        null,
        "The endpoint of an S3 server that is not AWS's, for instance http://127.0.0.1:9000.");
    optional(
        definition,
        SinkKeys.PATH_STYLE_CONFIG,
        ConfigDef.Type.BOOLEAN,
        true,
        "Whether the bucket stands in the path of a request rather than in its host name.");
    optional(
        definition,
        SinkKeys.STORAGE_CONFIG,
        ConfigDef.Type.STRING,
        ClassNames.S3_STORAGE,
        "The storage; io.confluent.connect.s3.storage.S3Storage is the only one there is.");
    optional(
        definition,
        SinkKeys.ACCESS_KEY_CONFIG,
        ConfigDef.Type.STRING,
        "",
        "The id of a static access key. Without one, the default chain of AWS finds credentials.");
    optional(
        definition,
        SinkKeys.SECRET_KEY_CONFIG,
        ConfigDef.Type.PASSWORD,
        null,
        "The secret of the static access key.");
  }

  private static void defineRequests(ConfigDef definition) {
    checked(
        definition,
        SinkKeys.PART_SIZE_CONFIG,
        ConfigDef.Type.INT,
        26214400,
        Range.between(MIN_PART_SIZE, Integer.MAX_VALUE),
        "The size of upload parts in bytes. An object no larger than that is one request.");
    checked(
        definition,
        SinkKeys.PART_RETRIES_CONFIG,
        ConfigDef.Type.INT,
        3,
        Range.atLeast(0),
        "How often a failed request is repeated at once, before the upload waits retry.backoff.ms.");
    checked(
        definition,
        SinkKeys.RETRY_BACKOFF_CONFIG,
        ConfigDef.Type.LONG,
        200L,
        Range.atLeast(0L),
        "The base in milliseconds of the growing pause between repeats of a request.");
    checked(
        definition,
        SinkKeys.TASK_RETRY_BACKOFF_CONFIG,
        ConfigDef.Type.LONG,
        5000L,
        Range.atLeast(0L),
        "How many milliseconds an upload waits after its repeats failed, before it tries again.");
    checked(
        definition,
        SinkKeys.UPLOAD_THREADS_CONFIG,
        ConfigDef.Type.INT,
        4,
        Range.between(1, 64),
        "How many topic partitions of a task upload at the same time.");
  }
}
