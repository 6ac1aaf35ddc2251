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
    defineStore(new SinkGroup(definition, "Store"));
    defineRequests(new SinkGroup(definition, "Requests"));
  }

  private static void defineStore(SinkGroup group) {
    required(
        group,
        SinkKeys.BUCKET_CONFIG,
        ConfigDef.Type.STRING,
        "The bucket objects land in. It must exist.");
    optional(
        group,
        SinkKeys.REGION_CONFIG,
        ConfigDef.Type.STRING,
        "us-west-2",
        "The AWS region of the bucket. The default is that of Confluent's sink, whatever region the"
            + " worker runs in.");
    optional(
        group,
        SinkKeys.STORE_URL_CONFIG,
        ConfigDef.Type.STRING,
        null,
        "The endpoint of an S3 server that is not AWS's, for instance http://127.0.0.1:9000. Left out,"
            + " requests go to AWS.");
    optional(
        group,
        SinkKeys.PATH_STYLE_CONFIG,
        ConfigDef.Type.BOOLEAN,
        true,
        "Whether a request names the bucket in its path (true) or in its host name (false).");
    optional(
        group,
        SinkKeys.STORAGE_CONFIG,
        ConfigDef.Type.STRING,
        ClassNames.S3_STORAGE,
        "The storage. io.confluent.connect.s3.storage.S3Storage is the only one there is.");
    optional(
        group,
        SinkKeys.ACCESS_KEY_CONFIG,
        ConfigDef.Type.STRING,
        "",
        "The id of a static access key. Left empty, AWS's default chain finds credentials, on MSK"
            + " Connect those of the connector's role.");
    optional(
        group,
        SinkKeys.SECRET_KEY_CONFIG,
        ConfigDef.Type.PASSWORD,
        null,
        "The secret of the static access key.");
  }

  private static void defineRequests(SinkGroup group) {
    checked(
        group,
        SinkKeys.PART_SIZE_CONFIG,
        ConfigDef.Type.INT,
        26214400,
        Range.between(MIN_PART_SIZE, Integer.MAX_VALUE),
        "The size of upload parts in bytes. An object no larger than one part is a single request.");
    checked(
        group,
        SinkKeys.PART_RETRIES_CONFIG,
        ConfigDef.Type.INT,
        3,
        Range.atLeast(0),
        "How often a failed request is repeated before the upload waits retry.backoff.ms; 0 for never.");
    checked(
        group,
        SinkKeys.RETRY_BACKOFF_CONFIG,
        ConfigDef.Type.LONG,
        200L,
        Range.atLeast(0L),
        "The pause before the first repeat of a request, in milliseconds. It grows with each repeat.");
    checked(
        group,
        SinkKeys.TASK_RETRY_BACKOFF_CONFIG,
        ConfigDef.Type.LONG,
        5000L,
        Range.atLeast(0L),
        "How long an upload waits after its repeats failed before it tries again, in milliseconds.");
    checked(
        group,
        SinkKeys.UPLOAD_THREADS_CONFIG,
        ConfigDef.Type.INT,
        4,
        Range.between(1, 64),
        "How many topic partitions of one task upload at the same time.");
  }
}
