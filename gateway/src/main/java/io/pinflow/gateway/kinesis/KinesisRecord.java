package io.pinflow.gateway.kinesis;

/** A record to put: what it holds, as text whose UTF-8 bytes are stored, and its partition key. */
record KinesisRecord(String data, String partitionKey) {}
