package io.pinflow.gateway.kinesis;

/** What Kinesis is asked to do; the names are those of its API of 2013-12-02. */
enum KinesisAction {
  LIST_STREAMS("ListStreams"),
  DESCRIBE_STREAM("DescribeStream"),
  CREATE_STREAM("CreateStream"),
  DELETE_STREAM("DeleteStream"),
  PUT_RECORD("PutRecord"),
  PUT_RECORDS("PutRecords"),
  GET_SHARD_ITERATOR("GetShardIterator"),
  GET_RECORDS("GetRecords");

  private static final String VERSION = "Kinesis_20131202.";

  private final String actionName;

  KinesisAction(String actionName) {
    this.actionName = actionName;
  }

  /** The value of the request's header X-Amz-Target. */
  String target() {
    return VERSION + actionName;
  }
}
